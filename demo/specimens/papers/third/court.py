"""Papers of courts, procuratorates, commissions and parties in layouts 13 to 15."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = (
        s.pick("公刑诉", "公（侦）诉字", "公诉意字")
        if police
        else s.pick("检刑诉", "检刑检刑诉", "检二部刑诉")
    )
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    s.prose(
        _accused(s),
        f"强制措施：{s.day(m.days['caught'], 'plain')}，因涉嫌{m.cause}罪，由{m.city}公安局{m.district[:2]}分局刑事拘留。",
        "违法犯罪经历：无。"
        if police
        else "本院审查期间，依法告知权利，讯问被告人，听取辩护意见，核实证据。",
        s.pick("依法查明的事实：", "犯罪事实：", "经查，"),
        f"{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.recipient}{m.deed}，{m.stock.say('weather')}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        s.pick("证据目录：", "证明上述事实的证据：", "主要证据有："),
        *[
            f"{n}、{m.stock.say('proofs')}（{m.stock.say('seen')}）"
            for n in range(1, s.dice.randint(8, 13))
        ],
        f"犯罪嫌疑人{m.recipient}涉嫌{m.cause}罪，根据刑事诉讼法的规定，将本案移送审查起诉。"
        if police
        else f"本院认为，{m.recipient}{m.deed}，构成{m.cause}罪，应当负刑事责任。根据刑事诉讼法第一百七十六条第一款，提起公诉。",
        f"此致　　{m.procuratorate if police else m.body}",
    )
    s.seal(
        org,
        m.days["moved" if police else "indicted"],
        stamped=not s.planned("unsealed:X-indictment"),
        way="chinese",
    )
    if not police:
        s.prose(f"检察官　{s.hand(m.officer)}")


def _accused(s: Sheet) -> str:
    """Who the accused is."""
    m = s.matter
    born, sex = s.day(m.born, "plain"), "男" if m.is_man else "女"
    lines = (
        f"{m.status}{m.recipient}，{sex}，汉族，{born}出生，{m.stock.say('schooling')}，{m.stock.say('occupations')}。公民身份号码{m.identity()}。",
        f"{m.status}{m.recipient}，公民身份号码{m.identity()}，{sex}，{born}生于{m.city}，汉族，{m.stock.say('schooling')}。",
        f"{m.status}姓名{m.recipient}，性别{sex}，{born}出生，身份证号{m.identity()}，{m.stock.say('occupations')}。",
    )
    return f"{s.pick(*lines)}住{m.city}{m.district}{m.home}。"


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", "认罪认罚具结书", "认罪认罚具结书（检察院存）", org=m.procuratorate)
    s.fields(
        ("具结人", m.recipient), ("出生", s.day(m.born)), ("证件", m.identity()), ("罪名", m.cause)
    )
    s.prose(
        s.pick(
            "本人明白从宽制度是怎么回事，律师也讲过。",
            "权利告知已经收到，内容清楚。",
            "已阅读权利告知书，没有疑问。",
        ),
        s.pick(
            "指控的事我做了，我认罪。",
            f"对{m.cause}的指控事实和罪名认可。",
            "承认指控事实，愿意受罚。",
        ),
        f"量刑建议{s.dice.randint(6, 16)}个月，{s.pick('我接受', '同意', '没有意见')}；{s.pick('速裁、简易都行', '程序适用简易程序', '审理程序由法院定')}。",
        s.pick("没有人逼我。", "以上出于自愿。", "自愿签署。"),
    )
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign(
        (s.pick("具结人", "犯罪嫌疑人（签章）", "具结人手签"), name),
        (s.pick("律师", "律师（签章）", "见证律师手签"), m.handler),
    )
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("劳动仲裁申请书", "劳动人事争议仲裁申请书", "仲裁申请书（正本）")
    else:
        s.title("起诉状（民事）", "民事起诉状", "民事起诉书状")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    s.fields(
        (first, f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}出生"), (f"{first}住址", f"{m.city}{m.district}{m.home}"),
        (second, m.other), (f"{second}住址", f"{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"),
        ("案由", m.cause), way=s.pick("", "lines", "lines"),
    )  # fmt: skip
    s.prose(
        s.pick("请求事项", "仲裁请求" if labour else "诉讼请求", "请求"),
        *[f"（{n}）{m.stock.say('asks')}。" for n in range(1, 4)],
        s.pick("事实根据", "事实与理由", "事实、理由和证据"),
        f"{m.stock.say('hours')}，{m.other}{m.deed}。",
        *m.stock.many("argument", s.dice.randint(5, 8)),
        f"此致{s.pick('', '　', '：')}{m.body}",
    )
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    s.sign(
        (
            s.pick(
                f"{first}", "具状人（签章）" if not labour else "申请人（签章）", f"{first}手签"
            ),
            name,
        )
    )
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("证据清册", "提供证据目录", f"{m.status}提交证据清单")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    if s.layout == 15:
        s.prose(
            *[
                f"证据{n}：{name}。用来证明：{m.stock.say('seen')}。"
                for n, name in enumerate(names, start=1)
            ]
        )
    else:
        s.table(["证据名称", "份数及页数", s.pick("", "证明事项", "欲证明")],
                [[name, f"1份{s.dice.randint(1, 6)}页", m.stock.say("seen")] for name in names])  # fmt: skip
    s.sign((s.pick("举证人", "提供证据人（签章）", "提交者手签"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official(
        "受理通知书", "案件受理通知书", "受理案件通知书", org=m.body, number=s.number(m.number)
    )
    us = "本委" if m.kind == LABOUR else "本院"
    s.prose(
        f"{m.status}{m.recipient}：",
        s.pick(f"{us}{s.day(m.days['accepted'], 'plain')}决定受理你诉{m.other}{m.cause}一案。",
               f"你因{m.cause}提交的材料，{us}审查后予以受理，受理日为{s.day(m.days['accepted'], 'plain')}。",
               f"{m.recipient}与{m.other}{m.cause}一案，{us}已于{s.day(m.days['accepted'], 'plain')}登记受理。"),
        "当事人的权利义务和举证要求见背面。",
        f"承办{m.judge}，{s.pick('书记员', '记录', '助理')}{m.clerk}。",
    )  # fmt: skip
    s.seal(
        m.body,
        m.days["accepted"],
        stamped=not s.planned("unsealed:D-27a"),
        way=s.pick("", "", "plain"),
    )


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official(
            "出庭通知", "出庭通知书", "出庭通知书（辩护人）", org=m.body, number=s.number(m.number)
        )
    elif labour:
        s.official("仲裁庭开庭通知书", "开庭通知", "出庭通知书", org=m.body)
    else:
        s.official("传票", "开庭传票", "民事传票", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), s.pick("", "", "plain"))
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("案由", m.cause),
            ("被传唤人", m.recipient),
            ("应到时间", when),
            ("应到地点", where),
            ("传唤原因", "开庭"),
            way="grid",
        )
        s.prose("请携带身份证。无故不到的，按法律规定处理。")
    else:
        s.prose(
            s.pick(f"{m.handler}同志：", f"{m.firm}{m.handler}律师：", f"{m.recipient}的{m.stock.values['advocate']}{m.handler}："),
            s.pick(f"{m.cause}一案，{when}在我{'委' if labour else '院'}{where}开庭，请到庭。",
                   f"定于{when}开庭审理{m.recipient}{m.cause}一案，地点{where}。特此通知。",
                   f"通知你参加{m.recipient}{m.cause}一案的庭审。时间：{when}；地点：{where}。"),
        )  # fmt: skip
    s.seal(
        m.body,
        m.days["summoned"],
        stamped=not s.planned("unsealed:D-27a"),
        way=s.pick("", "", "plain"),
    )


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.official("仲裁庭笔录", "仲裁庭审笔录", "开庭审理记录", org=m.body)
    else:
        s.official("审理笔录", "庭审笔录（一）", "开庭审理记录", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    begin, court_day = s.dice.choice((540, 555, 570)), s.pick("", "", "plain")
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    court = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    s.prose(
        f"{s.pick('时间', '开庭日期和时间', '庭审时间')}：{s.moment(m.days['heard'], begin, court_day)}至{s.clock(begin + s.dice.randint(70, 140))}",
        f"{s.pick('地点', '开庭处所', '庭审地点')}：{m.body}{court}",
        *([f"案号：{s.number(m.number)}"] if m.number else []),
        f"{s.pick('案由', '所审案件', '案件')}：{m.recipient}{m.cause}",
        f"{'仲裁员' if labour else '审判员'}：{m.judge}　　书记员：{m.clerk}",
        f"{m.status}：{m.recipient}　　{role}：{advocate}（{m.firm}）",
    )
    names = _speakers(s)
    talk = [
        ("审", s.pick("现在核对身份。", "请各方坐好，核对身份。", "报告到庭情况，宣布纪律。")),
        ("审", f"审理{m.cause}一案，开庭。"),
    ]
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(85, 150))]
    talk += [("审", s.pick("闭庭。", "庭审到此，宣告另定日期。", "休庭，看笔录签字。"))]
    s.talk([(names[who], said) for who, said in talk])
    s.sign(
        (s.pick(m.status, f"{m.status}（签章）", f"{m.status}手签"), m.recipient),
        (s.pick(role, f"{role}（签章）", f"{role}手签"), advocate),
    )


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    labour = s.matter.kind == LABOUR
    status = s.matter.status
    return {
        "审": "仲裁员" if labour else s.pick("审判员", "审", "审判长"), "公": s.pick("公诉人", "公", "公诉人"),
        "辩": s.pick("辩护人", "辩", "辩护律师"), "被": s.pick("被告人", "被", "被告人"),
        "原代": s.pick("委托代理人", "代", f"{status}委托代理人"), "原告": s.pick(status, status[0], status),
        "被告": s.pick("被申请人" if labour else "被告", "被", "被申请人" if labour else "被告"),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    title = (
        s.pick("裁决书", "仲裁裁决书", "劳动人事争议仲裁裁决书")
        if labour
        else f"{'刑事' if m.is_criminal else '民事'}判决书"
    )
    mark = s.pick("劳人仲裁", "劳仲裁字", "劳人仲案字")
    number = (
        s.number(m.number)
        if m.number
        else f"{m.district[:1]}{mark}〔{m.year}〕第{s.dice.randint(11, 900)}号"
    )
    s.official(title, org=m.body, number=number)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = (
        m.stock.values["advocate"]
        if m.is_criminal
        else "委托诉讼代理人"
        if not labour
        else "委托代理人"
    )
    s.prose(
        *([f"公诉机关：{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，住{m.city}{m.district}{m.home}。",
        f"{role}：{advocate}，{m.firm}律师{s.pick('', '，法律援助指派', '')}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}。"]),
        s.pick(f"{us}受理{m.cause}一案后（{s.day(m.days['accepted'], 'plain')}），于{s.day(m.days['heard'], 'plain')}公开审理，{m.recipient}和{advocate}到庭。",
               f"{m.cause}一案，{s.day(m.days['accepted'], 'plain')}受理，{s.day(m.days['heard'], 'plain')}开庭，{m.recipient}、{role}{advocate}参加。",
               f"{us}{s.day(m.days['heard'], 'plain')}对{m.cause}一案开庭审理，{role}{advocate}及{m.recipient}出庭。受理日：{s.day(m.days['accepted'], 'plain')}。"),
        *m.stock.many("reasoning", s.dice.randint(32, 56)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{'仲裁员' if labour else s.pick('审判员', '审　判　长', '审判员')}：{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"书记员：{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        return [
            f"{us}认为，被告人{m.recipient}构成{m.cause}罪。{m.stock.say('point')}等问题，已在前面说明。",
            f"判决：{m.recipient}犯{m.cause}罪，处{s.pick('拘役', '有期徒刑', '拘役')}{s.dice.randint(4, 6)}个月，罚金{s.dice.randint(1, 9)}千元。",
            "上诉期为十日，自接到判决书次日起算。",
        ]
    return [
        f"{us}认为，关于{m.stock.say('point')}，事实足以认定。{'裁决' if labour else '判决'}：",
        f"{m.other}给付{m.recipient}{s.dice.randint(20, 900) * 100}元，限{'十五' if labour else '十'}日内付清；其余请求驳回。",
        "不服裁决的，十五日内起诉。" if labour else "可在判决书送达后十五日内上诉。",
    ]
