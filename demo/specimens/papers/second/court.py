"""Papers of courts, procuratorates, commissions and parties in layouts 10 to 12."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = (
        s.pick("公（刑）诉字", "公诉字", "公刑诉字")
        if police
        else s.pick("检刑诉", "检一部刑诉", "检公诉刑诉")
    )
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    born, caught = s.day(m.born, "plain"), s.day(m.days["caught"], "plain")
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{born}生，公民身份号码{m.identity()}，汉族，{m.stock.say('schooling')}，"
        f"{m.stock.say('occupations')}，户籍地及现住{m.city}{m.district}{m.home}。{caught}因本案被{m.city}公安局{m.district[:2]}分局刑事拘留。",
        f"{m.recipient}{m.said}，由我局侦查，现已侦查终结。现查明："
        if police
        else f"本案由{m.city}公安局{m.district[:2]}分局侦查终结，移送本院审查起诉。本院受理后，告知了{m.recipient}诉讼权利，讯问了被告人，"
        "听取了辩护人的意见，审阅了全部材料。现查明：",
        f"{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.recipient}{m.deed}。{m.stock.say('weather')}。",
        *m.stock.many("dictum", s.dice.randint(6, 11)),
        s.pick("上述事实有以下证据证明：", "认定依据：", "证据如下："),
        *[
            f"（{n}）{m.stock.say('proofs')}，{m.stock.say('seen')}；"
            for n in range(1, s.dice.randint(8, 13))
        ],
        f"综上，{m.recipient}涉嫌{m.cause}罪，依照刑事诉讼法的规定移送审查起诉。"
        if police
        else f"被告人{m.recipient}的上述行为，应以{m.cause}罪追究刑事责任。依照刑事诉讼法第一百七十六条，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )
    if not police:
        s.prose(f"检　察　员　{s.hand(m.officer)}")
    s.seal(
        org,
        m.days["moved" if police else "indicted"],
        stamped=not s.planned("unsealed:X-indictment"),
        way="chinese",
    )


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", "自愿认罪认罚具结书", "认罪认罚具结书（副本）", org=m.procuratorate)
    s.prose(
        f"一、身份：{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}生，公民身份号码{m.identity()}。",
        f"二、权利知悉：本人已经读过（或听读）有关从宽制度的告知，懂得其意思，并得到律师{m.handler}的帮助。",
        f"三、认罪内容：对{m.cause}的事实没有异议，愿意接受处罚。量刑建议为{s.dice.randint(6, 16)}个月。",
        "四、自愿声明：没有人逼迫、哄骗本人。本具结书由本人自己签下。",
    )
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((s.pick("具结人（签字捺印）", "本人", "犯罪嫌疑人、被告人签字"), name),
           (s.pick("见证律师", "辩护人", "在场律师"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("劳动争议仲裁申请书", "劳动人事争议调解仲裁申请书", "劳动仲裁申请")
    else:
        s.title("民事起诉状", "民事诉讼状", "民事起诉状（法援）")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    s.prose(
        f"{first}{s.pick('：', '　', '姓名：')}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}生，现住{m.city}{m.district}{m.home}，"
        f"{m.stock.say('occupations')}。",
        f"{second}{s.pick('：', '　', '名称：')}{m.other}，地址{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号。",
        s.pick("请求：", "要求：", "诉求如下：")
        if labour
        else s.pick("诉讼请求", "诉求：", "请求判令："),
        *[f"{mark}、{m.stock.say('asks')}；" for mark in "一二三"],
        s.pick("事实及理由：", "事情经过和理由", "理由："),
        f"{m.stock.say('hours')}，{m.other}{m.deed}。",
        *m.stock.many("argument", s.dice.randint(5, 8)),
        s.pick(
            "为此，特向你处提出，请予受理。",
            "故此起诉。" if not labour else "故此申请。",
            "请依法处理。",
        ),
        m.body,
    )
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    s.sign((s.pick(f"{first}（签字）", "具状人（签字捺印）", f"{first}签字"), name))
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("提交证据清单", "证据材料一览表", "举证目录")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    s.table(
        [s.pick("号", "编号", "序"), s.pick("证据", "证据名称", "材料"), s.pick("来源", "出处", "提供者"), s.pick("欲证事实", "拟证事实", "说明")],
        [[str(n), name, s.dice.choice(("本人", "医院", "单位", "网上打印")), m.stock.say("seen")]
         for n, name in enumerate(names, start=1)],
    )  # fmt: skip
    s.sign((s.pick("提供人", "举证方", "交证人"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official(
        "案件受理通知书", "受理案件通知书", "立案受理通知书", org=m.body, number=s.number(m.number)
    )
    us = "本委" if m.kind == LABOUR else "本院"
    s.prose(
        f"{m.recipient}：",
        f"{us}于{s.day(m.days['accepted'], 'plain')}收到你与{m.other}{m.cause}一案的材料，经审查符合受理条件，{us}已予立案。",
        s.pick(
            "你应当在指定期限内举证，逾期后果自负。", "请如实填写送达地址。", "庭审时请带身份证明。"
        ),
        s.pick("开庭的时间另行通知。", "可以委托一至二人代理。", "拒不到庭的，按撤回处理。"),
        f"承办{'仲裁员' if m.kind == LABOUR else '法官'}{m.judge}，书记员{m.clerk}。",
    )
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
            "出庭通知书", "辩护人出庭通知书", "开庭传票", org=m.body, number=s.number(m.number)
        )
    elif labour:
        s.official("开庭通知书", "仲裁开庭通知书", "出庭通知书", org=m.body)
    else:
        s.official("开庭传票", "传票（民事）", "开庭通知书", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), s.pick("", "", "plain"))
    where = f"{s.pick('本院', '', '')}第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("被传人", m.handler if m.is_criminal else m.recipient), ("案由", m.cause),
            ("事由", "开庭审理"), ("到庭处所", where), ("到庭时间", when), way="pairs",
        )  # fmt: skip
        s.prose("1．被传人应按时到庭。2．凭此票进入。3．被传人在送达回证上签字。")
    else:
        s.prose(
            f"{m.handler}：",
            f"{m.recipient}{m.cause}一案，{'本委' if labour else '本院'}决定于{when}，在{where}开庭。你作为{m.stock.values['advocate']}，届时到庭。",
        )
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
        s.official("仲裁庭审记录", "仲裁开庭笔录", "庭审笔录（仲裁）", org=m.body)
    else:
        s.official("法庭审理笔录", "庭审记录", "公开审理笔录", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    begin, court_day = s.dice.choice((540, 555, 570)), s.pick("", "", "plain")
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    end = s.clock(begin + s.dice.randint(70, 140))
    rows = [
        (
            s.pick("开庭时间", "审理时间", "起止时间"),
            f"{s.moment(m.days['heard'], begin, court_day)}—{end}",
        ),
        (
            s.pick("开庭地点", "审理地点", "场所"),
            f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}",
        ),
        (s.pick("事由", "案由", "案件"), f"{m.recipient}{m.cause}"),
        (s.pick("主审", "承办", "审理人员"), f"{m.judge}（{'仲裁员' if labour else '审判员'}）"),
        (s.pick("记录", "书记员", "法官助理兼记录"), m.clerk),
        (s.pick("到庭当事人", m.status, "当事人"), m.recipient),
        (s.pick(f"到庭{role}", role, f"{role}及单位"), f"{m.firm}律师{advocate}"),
    ]
    if m.number:
        rows.insert(0, (s.pick("案　　号", "案号", "案件编号"), s.number(m.number)))
    s.fields(*rows, way=s.pick("lines", "columns", "lines"))
    names = _speakers(s)
    talk = [
        ("审", s.pick("查对到庭人员。", "宣布法庭纪律，核实各方身份。", "到庭各方报身份。")),
        ("审", f"{m.cause}一案，现在开始。"),
    ]
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(85, 150))]
    talk += [("审", s.pick("今天到此，闭庭。", "庭审结束，笔录阅后签字。", "休庭。"))]
    s.talk([(names[who], said) for who, said in talk])
    s.sign(
        (s.pick(f"{role}（签字）", role, f"{role}阅后签字"), advocate),
        (s.pick(f"{m.status}（签字）", m.status, f"{m.status}阅后签字"), m.recipient),
    )


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    first = "首席仲裁员" if s.matter.kind == LABOUR else s.pick("审判长", "审判员", "法官")
    status = s.matter.status
    return {
        "审": first, "公": s.pick("公诉人", "检察员", "公诉人"), "辩": s.pick("辩护人", "辩护律师", "辩护人"), "被": "被告人",
        "原代": s.pick(f"{status}代理人", "代理人", f"{status}律师"), "原告": status,
        "被告": "被申请人" if s.matter.kind == LABOUR else "被告",
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    title = (
        s.pick("仲裁裁决书", "裁决书", "仲裁裁决书")
        if labour
        else f"{'刑事' if m.is_criminal else '民事'}判决书"
    )
    mark = s.pick("劳人仲字", "劳仲案字", "劳人仲裁字")
    number = (
        s.number(m.number)
        if m.number
        else f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 900)}号"
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
        *([f"公诉机关　{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}　{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，{m.stock.say('schooling')}，"
        f"住{m.city}{m.district}{m.home}。",
        f"{role}　{advocate}，{m.firm}律师{s.pick('（法律援助）', '', '，由法律援助机构指派')}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}　{m.other}。"]),
        f"{us}{s.day(m.days['accepted'], 'plain')}立案后，由{m.judge}审理，{s.day(m.days['heard'], 'plain')}公开开庭。"
        f"{m.recipient}、{advocate}到庭参加。{m.cause}一案现已审结。",
        *m.stock.many("reasoning", s.dice.randint(32, 58)),
        *_result(s, us),
    )
    s.prose(f"{'仲　裁　员' if labour else '审　判　员'}　　{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(
        s.pick("本件与原本核对无异", "", "（院印）" if not labour else ""),
        f"书　记　员　　{m.clerk}",
    )


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    if m.is_criminal:
        return [
            f"{us}认为，公诉机关指控的罪名成立。就{m.stock.say('point')}，已如上述。依照刑法有关条文，判决如下：",
            f"被告人{m.recipient}犯{m.cause}罪，判处{s.pick('有期徒刑', '拘役', '有期徒刑')}{s.dice.randint(4, 11)}个月，"
            f"罚金{s.dice.randint(1, 9)}000元。",
            "不服本判决的，接到判决书的第二日起十日内提出上诉。",
        ]
    labour = m.kind == LABOUR
    return [
        f"{us}认为，{m.stock.say('point')}已经查清，{'裁决' if labour else '判决'}如下：",
        f"一、{m.other}于本{'裁决' if labour else '判决'}生效后十五日内给付{m.recipient}{s.dice.randint(20, 900) * 100}元；",
        f"二、驳回{m.recipient}的其他请求。",
        "当事人不服的，自收到之日起十五日内向人民法院起诉。"
        if labour
        else "如对判决不服，在十五日以内向上一级人民法院上诉。",
    ]
