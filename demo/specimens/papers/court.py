"""Papers of courts, procuratorates, commissions, and what parties hand to them."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    s.official(
        "起诉意见书" if police else "起诉书", org=org,
        number=f"{m.district[:1]}{'公诉字' if police else '检刑诉'}〔{m.year}〕{s.dice.randint(11, 400)}号",
    )  # fmt: skip
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，公民身份号码{m.identity()}，汉族，"
        f"{m.stock.say('schooling')}，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。",
        f"{m.status}{m.recipient}因涉嫌{m.cause}罪，于{s.day(m.days['caught'], 'plain')}被刑事拘留。",
        f"本案由{m.city}公安局{m.district[:2]}分局侦查终结，以{m.recipient}涉嫌{m.cause}罪移送审查起诉。"
        if not police
        else "犯罪嫌疑人涉嫌的犯罪一案，由我局立案侦查，现已终结。",
        "经依法审查查明：" if not police else "经依法侦查查明：",
        f"{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.stock.say('weather')}，{m.recipient}{m.deed}。",
        *m.stock.many("dictum", s.dice.randint(7, 12)),
        "认定上述事实的证据如下：",
        *[
            f"{n}．{m.stock.say('proofs')}：{m.stock.say('seen')}。"
            for n in range(1, s.dice.randint(8, 14))
        ],
        f"本院认为，被告人{m.recipient}的行为触犯了《中华人民共和国刑法》，应当以{m.cause}罪追究其刑事责任。"
        f"根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。"
        if not police
        else f"{m.recipient}的行为已涉嫌{m.cause}罪，现移送审查起诉。",
        f"此致　{m.body if not police else m.procuratorate}",
    )
    if not police:
        s.prose(f"检察员：{s.hand(m.officer)}")
    s.seal(
        org,
        m.days["moved" if police else "indicted"],
        stamped=not s.planned("unsealed:X-indictment"),
    )


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title(
        "认罪认罚具结书", "认罪认罚具结书（复印件）", "认罪认罚具结书", "具结书", "认罪认罚具结书",
        "认罪认罚具结书", "认罪认罚从宽具结书", "认罪认罚具结书", "认罪认罚具结书（正本）", "认罪认罚具结书",
        org=m.procuratorate,
    )  # fmt: skip
    s.fields(
        ("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born))
    )
    s.prose(
        "一、本人已阅读《认罪认罚从宽制度告知书》，理解并接受其全部内容。",
        f"二、本人知悉{m.procuratorate}指控的事实，构成{m.cause}罪，自愿认罪。",
        f"三、本人同意量刑建议：{s.dice.randint(6, 16)}个月，并处罚金。",
        "四、本人同意适用普通程序简化审理。本人系自愿签署，未受任何暴力、威胁或者引诱。",
    )
    s.sign(
        (
            s.pick("本人签名", "犯罪嫌疑人签名", "具结人"),
            "" if s.planned("unsigned:X-plea") else m.recipient,
        ),
        (s.pick("在场律师签名", "辩护人签名", "值班律师"), m.handler),
    )
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title(
            "仲裁申请书", "劳动人事争议仲裁申请书", "劳动仲裁申请书", "劳动争议仲裁申请书", "劳动人事争议仲裁申请书",
            "仲裁申请书", "劳动争议仲裁申请书（副本）", "劳动仲裁申请书", "申请劳动仲裁申请书", "劳动人事仲裁申请书",
        )  # fmt: skip
    else:
        s.title(
            "民事起诉状", "起诉状", "民事诉状", "民事起诉书", "民事起诉状",
            "民事起诉状（正本）", "起诉状", "民事起诉状", "起诉状（副本）", "民事诉状",
        )  # fmt: skip
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    s.prose(
        f"{first}：{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}出生，住{m.city}{m.district}{m.home}。",
        f"{second}：{m.other}，住{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号。",
        s.pick("请求事项：", "诉讼请求：" if not labour else "仲裁请求："),
        *[f"{n}．请求{m.stock.say('asks')}；" for n in range(1, 4)],
        "事实与理由：",
        f"{m.stock.say('hours')}，{m.other}{m.deed}。",
        *m.stock.many("argument", s.dice.randint(5, 8)),
        f"此致　{m.body}",
    )
    s.sign(
        (
            s.pick("具状人", "起诉人", first),
            "" if s.planned("unsigned:X-complaint") else m.recipient,
        )
    )
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title(
        "证据目录", "证据清单", "原告证据目录" if m.number else "申请人证据目录", "证据材料清单", "提交证据目录",
        "证据材料目录", "证据目录清单", "举证清单", "证据目录（第一组）", "证据一览表",
    )  # fmt: skip
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    s.table(
        [s.pick("序号", "编号"), "证据名称", s.pick("证明内容", "证明目的", "证明对象"), "页数"],
        [[str(n), name, m.stock.say("seen"), str(s.dice.randint(1, 6))]
         for n, name in enumerate(names, start=1)],
    )  # fmt: skip
    s.sign((s.pick("提交人", "举证人"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official(
        "受理案件通知书", "受理通知书", "案件受理通知书", "立案受理通知书", "受理案件通知书",
        "受理通知书", "立案通知书", "受理案件通知书", "案件受理通知书", "受理通知书",
        org=m.body, number=s.number(m.number),
    )  # fmt: skip
    s.prose(
        f"{m.recipient}：",
        f"你与{m.other}{m.cause}一案的{'申请' if m.kind == LABOUR else '起诉状'}已收到。经审查，符合规定的条件，决定受理。现将有关事项通知如下：",
        "一、当事人应当依法行使权利，遵守庭审秩序。",
        "二、应当在规定的期限内提交证据材料。",
        f"三、需要委托他人的，应当提交授权委托书。承办人{m.judge}。",
    )
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"))


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    if m.is_criminal:
        s.official(
            "出庭通知书", "出庭通知书", "传票", "开庭通知书", "出庭通知书",
            "传票", "出庭通知", "开庭通知书", "出庭通知书", "开庭传票", org=m.body, number=s.number(m.number),
        )  # fmt: skip
    else:
        s.official(
            "传票", "开庭通知书", "传票", "出庭通知书", "传票",
            "开庭传票", "传票", "开庭通知", "传票", "开庭通知书", org=m.body, number=s.number(m.number),
        )  # fmt: skip
    when = f"{s.moment(m.days['heard'], s.dice.choice((540, 570, 870)))}"
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if m.kind == LABOUR else '法庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("案由", m.cause), ("被传唤人", m.handler if m.is_criminal else m.recipient),
            ("传唤事由", "开庭"), (s.pick("应到时间", "到庭时间"), when),
            (s.pick("应到处所", "地点"), where), way=s.pick("pairs", "grid", "shaded"),
        )  # fmt: skip
        s.prose("注意事项：被传唤人应当准时到达，并携带本件报到。")
    else:
        s.prose(
            f"{m.handler}律师：",
            f"本{'委' if m.kind == LABOUR else '院'}受理的{m.recipient}{m.cause}一案，定于{when}在{where}公开开庭审理，请准时出庭。",
        )
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"))


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    if m.kind == LABOUR:
        s.official(
            "庭审笔录", "仲裁庭庭审笔录", "开庭笔录", "仲裁庭审笔录", "庭审笔录",
            "仲裁庭开庭笔录", "庭审记录", "庭审笔录", "开庭审理笔录", "仲裁庭审理笔录", org=m.body,
        )  # fmt: skip
    else:
        s.official(
            "庭审笔录", "法庭审理笔录", "开庭笔录", "法庭笔录", "庭审笔录（第一次）",
            "开庭审理笔录", "庭审笔录", "审判庭笔录", "法庭庭审笔录", "庭审记录", org=m.body,
        )  # fmt: skip
    advocate = m.colleague if s.planned("substitute") else m.handler
    begin = s.dice.choice((540, 555, 570))
    role = "辩护人" if m.is_criminal else "委托代理人"
    s.fields(
        (
            "时间",
            f"{s.moment(m.days['heard'], begin)}至{s.clock(begin + s.dice.randint(70, 140))}",
        ),
        (
            "地点",
            f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if m.kind == LABOUR else '法庭'}",
        ),
        *([("案号", s.number(m.number))] if m.number else []),
        ("案由", m.cause),
        (s.pick("审判员", "审判长", "独任审判员") if m.number else "仲裁员", m.judge),
        ("书记员", m.clerk),
        (m.status, m.recipient),
        (role, f"{advocate}，{m.firm}律师"),
        way=s.pick("lines", "inline", "columns", "lines"),
    )
    talk = [("审", "核对到庭人员身份，宣布纪律。"), ("审", f"现在审理{m.cause}一案。")]
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(90, 160))]
    talk += [("审", "现在休庭，择期宣告。")]
    s.talk(talk)
    s.sign((s.pick(f"{role}签名", role, "代理人签名" if not m.is_criminal else "辩护人签名"), advocate),
           (f"{m.status}签名", m.recipient))  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    title = "裁决书" if labour else f"{'刑事' if m.is_criminal else '民事'}判决书"
    if labour and s.layout % 2:
        title = "仲裁裁决书"
    number = m.number or f"{m.district[:1]}劳人仲案〔{m.year}〕第{s.dice.randint(11, 900)}号"
    s.official(title, org=m.body, number=s.number(number) if m.number else number)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = "辩护人" if m.is_criminal else "委托代理人"
    opens = [f"公诉机关{m.procuratorate}。"] if m.is_criminal else []
    s.prose(
        *opens,
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}{advocate}，{m.firm}律师{'，系法律援助机构指派' if s.layout % 2 else ''}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}{m.other}。"]),
        f"{m.cause}一案，{'本委' if labour else '本院'}于{s.day(m.days['accepted'], 'plain')}受理后，依法组成审理组织，于"
        f"{s.day(m.days['heard'], 'plain')}公开开庭进行了审理。{m.recipient}及其{role}{advocate}到庭参加。现已审理终结。",
        *m.stock.many("reasoning", s.dice.randint(34, 62)),
        f"综上，{'本委' if labour else '本院'}对{m.stock.say('point')}作出如上认定。判处如下："
        if m.is_criminal
        else f"综上，{'裁决' if labour else '判决'}如下：",
        f"被告人{m.recipient}犯{m.cause}罪，判处{s.pick('拘役', '有期徒刑')}{s.dice.randint(4, 11)}个月，并处罚金人民币{s.dice.randint(1, 9)},000元。"
        if m.is_criminal
        else f"{m.other}于生效之日起十日内支付{m.recipient}人民币{s.dice.randint(20, 900) * 100:,}元。",
        f"如不服，可在接到之日起{'十' if m.is_criminal else '十五'}日内{'起诉' if labour else '上诉'}。",
    )
    s.prose(f"{'仲裁员' if labour else '审判员'}　{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"))
    s.prose(f"书记员　{m.clerk}")
