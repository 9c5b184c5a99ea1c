"""Papers of courts, procuratorates, commissions and parties in layouts 16 to 18."""

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
    held = f"{m.city}公安局{m.district[:2]}分局"
    s.prose(
        _accused(s),
        f"{m.status}{m.recipient}因涉嫌{m.cause}罪，于{s.day(m.days['caught'], 'plain')}被{held}刑事拘留，现羁押于{m.city}看守所。",
        "犯罪嫌疑人无违法犯罪前科。" if police
        else f"本案由{held}侦查终结，移送本院审查起诉。本院受理后，依法告知了诉讼权利，讯问了被告人，听取了辩护人的意见，审查了全部案件材料。",
        "经依法侦查查明：" if police else "经依法审查查明：",
        f"{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.status}{m.recipient}{m.deed}，{m.stock.say('weather')}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        "认定上述事实的证据如下：",
        *[f"{n}.{m.stock.say('proofs')}：{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"上述犯罪事实清楚，证据确实、充分，足以认定。犯罪嫌疑人{m.recipient}的行为已涉嫌{m.cause}罪，现移送审查起诉。" if police
        else f"本院认为，被告人{m.recipient}{m.deed}，其行为触犯了《中华人民共和国刑法》的有关规定，犯罪事实清楚，证据确实、充分，应当以{m.cause}罪追究其刑事责任。根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    if not police:
        s.prose(f"{s.pick('检察员', '检察官', '检察员')}：{m.officer}")
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way="chinese")  # fmt: skip


def _accused(s: Sheet) -> str:
    """Who the accused is."""
    m = s.matter
    born, sex = s.day(m.born, "plain"), "男" if m.is_man else "女"
    return s.pick(
        f"{m.status}{m.recipient}，{sex}，{born}出生，公民身份号码{m.identity()}，汉族，{m.stock.say('schooling')}，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。",
        f"{m.status}{m.recipient}，{sex}，{born}生，身份证号码{m.identity()}，汉族，{m.stock.say('schooling')}，户籍所在地{m.city}{m.district}{m.home}。",
        f"{m.status}：{m.recipient}，{sex}，{born}出生于{m.city}{m.district}，公民身份号码：{m.identity()}，{m.stock.say('schooling')}，住{m.home}。",
    )  # fmt: skip


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", "认罪认罚具结书", "认罪认罚具结书（附卷）", org=m.procuratorate)
    s.text(
        f"一、犯罪嫌疑人身份信息　{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}出生，公民身份号码{m.identity()}。",
        s.pick("二、权利知悉　本人已阅读《认罪认罚从宽制度告知书》，理解并接受其全部内容。",
               "二、权利知悉　本人已知悉认罪认罚从宽制度的法律规定，自愿适用。",
               "二、权利知悉　检察机关已告知本人享有的诉讼权利和认罪认罚的法律后果。"),
        f"三、认罪认罚内容　本人承认犯{m.cause}罪，同意人民检察院提出的{s.dice.randint(6, 16)}个月有期徒刑的量刑建议，"
        + s.pick("同意适用速裁程序。", "同意适用简易程序。", "同意适用简易程序审理。"),
        s.pick("四、自愿签署声明　本人签署本具结书是自愿的，未受到任何暴力、威胁或者引诱。",
               "四、自愿签署声明　本具结书系本人在辩护人见证下自愿签署。",
               "四、自愿签署声明　上述内容均系本人真实意思表示。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign(
        (s.pick("本人签名", "犯罪嫌疑人（签字）", "犯罪嫌疑人签名"), name),
        (s.pick("辩护人签名", "辩护人（签字）", "辩护人签名"), m.handler),
    )
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("劳动人事争议仲裁申请书", "仲裁申请书", "劳动争议仲裁申请书")
    else:
        s.title("民事起诉状", "民事起诉状", "起诉状")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    s.prose(
        f"{first}：{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born)}出生，汉族，住{m.city}{m.district}{m.home}，公民身份号码{m.identity()}。",
        f"{second}：{m.other}，住{'所地' if labour else ''}{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号。",
        *([] if labour else [f"案由：{m.cause}"]),
        "仲裁请求：" if labour else "诉讼请求：",
        *[f"{n}.{m.stock.say('asks')}；" for n in range(1, 4)],
        s.pick("事实和理由：", "事实与理由：", "事实与理由"),
        f"{m.stock.say('hours')}，{m.other}{m.deed}。",
        *m.stock.many("argument", s.dice.randint(5, 8)),
        f"综上，为维护{first}的合法权益，特{'申请仲裁' if labour else '向贵院起诉'}，请依法支持。",
        "此致",
        m.body,
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    writer = first if labour else s.pick("具状人", "起诉人", "具状人")
    s.sign((s.pick(writer, f"{writer}（签字）", writer), name))
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("证据目录及证明目的", "证据目录", "证据清单及说明")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    page, rows = 1, []
    for n, name in enumerate(names, start=1):
        last = page + s.dice.randint(0, 5)
        rows.append([str(n), name, m.stock.say("seen"), f"{page}-{last}"])
        page = last + 1
    s.table(["序号", "证据名称", s.pick("证明目的", "证明内容", "证明目的"), "页码"], rows)
    s.sign((s.pick("提交人", "提交人（签字）", "提供人"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official("受理案件通知书", "受理通知书", "案件受理通知书", org=m.body, number=s.number(m.number))  # fmt: skip
    us = "本委" if m.kind == LABOUR else "本院"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你与{m.other}{m.cause}一案的材料已收到。经审查，符合法定受理条件，{us}决定于{day}立案受理。",
               f"你诉{m.other}{m.cause}一案，{us}于{day}立案。现将有关事项通知如下：",
               f"关于你与{m.other}{m.cause}一案，{us}已于{day}决定受理。"),
        "一、当事人应当依法行使权利、履行义务，遵守庭审秩序。",
        "二、应当在举证期限内提交证据材料。",
        f"三、本案由{m.judge}承办，书记员{m.clerk}。",
        "特此通知。",
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("", "", "plain"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official("辩护律师出庭通知书", "出庭通知书", "出庭通知书", org=m.body, number=s.number(m.number))  # fmt: skip
    elif labour:
        s.official("仲裁庭开庭通知", "开庭通知书", "开庭通知书", org=m.body)
    else:
        s.official("传票", "传票", "传　票", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), s.pick("", "", "plain"))
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    if s.truth.title.startswith("传"):
        s.fields(
            ("案由", m.cause), ("被传唤人", m.recipient), ("住所", f"{m.city}{m.district}{m.home}"), ("传唤事由", "开庭审理"),
            ("应到时间", when), ("应到处所", where), way="grid",
        )  # fmt: skip
        s.prose("注意事项：一、被传唤人必须准时到达应到处所。二、本票由被传唤人携带来院报到。")
    else:
        s.prose(
            s.pick(f"{m.handler}律师：", f"{m.handler}：", f"{m.firm}{m.handler}律师："),
            s.pick(f"{m.recipient}{m.cause}一案，定于{when}在{m.body}{where}公开开庭审理，请准时出庭。",
                   f"我{'委' if labour else '院'}受理的{m.recipient}{m.cause}一案，决定于{when}在{where}开庭审理，特通知你届时出庭履行职务。",
                   f"本{'委' if labour else '院'}定于{when}在{where}开庭审理{m.recipient}{m.cause}一案，通知你作为{m.stock.values['advocate']}出庭。"),
            "特此通知。",
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("", "", "plain"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.official("仲裁庭审笔录", "开庭笔录", "仲裁庭开庭审理笔录", org=m.body)
    else:
        kind = "刑事" if m.is_criminal else "民事"
        s.official("第一审庭审笔录", "法庭审理笔录", f"{kind}审判庭笔录", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    names = _speakers(s)
    talk = [
        ("审", s.pick("核对当事人身份，宣布法庭纪律。", "现在开庭，首先核对出庭人员身份。", "宣布开庭。查明到庭人员。")),
        ("审", f"今天公开审理{m.recipient}{m.cause}一案，当事人有申请回避的权利，是否申请回避？"),
    ]  # fmt: skip
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(80, 140))]
    talk += [
        (
            "审",
            s.pick(
                "今天庭审到此结束，择期宣判。",
                "现在休庭，当事人阅读笔录后签字。",
                "休庭。请核对笔录并签名。",
            ),
        )
    ]
    s.talk([(names[who], said) for who, said in talk])
    s.sign(
        (s.pick(m.status, f"{m.status}（签字）", m.status), m.recipient),
        (s.pick(role, f"{role}（签字）", role), advocate),
        (s.pick("书记员", "书记员（签字）", "书记员"), m.clerk),
    )


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin, court_day = s.dice.choice((540, 555, 570)), s.pick("", "", "plain")
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    judge = "仲裁员" if labour else s.pick("审判员", "审判长", "审判员")
    s.prose(
        f"{s.pick('时间', '开庭时间', '时　　间')}：{s.moment(m.days['heard'], begin, court_day)}至{s.clock(begin + s.dice.randint(70, 140))}",
        f"{s.pick('地点', '开庭地点', '地　　点')}：{m.body}{room}",
        *([f"案号：{s.number(m.number)}"] if m.number else []),
        f"案由：{m.cause}　　是否公开审理：公开",
        f"{judge}：{m.judge}　　书记员：{m.clerk}",
        *([f"公诉人：{m.officer}（{m.procuratorate}）"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}",
        f"{role}：{advocate}，{m.firm}律师",
    )


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    labour = s.matter.kind == LABOUR
    status = s.matter.status
    against = "被申请人" if labour else "被告"
    return {
        "审": "仲" if labour else s.pick("审", "审判长", "审"), "公": s.pick("公", "公诉人", "公"),
        "辩": s.pick("辩", "辩护人", "辩"), "被": s.pick("被", "被告人", "被告"),
        "原代": s.pick(f"{status[0]}代", f"{status}代理人", f"{status[0]}代"),
        "原告": s.pick(status[0], status, status[0]), "被告": s.pick("被", against, "被"),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    title = (
        s.pick("仲裁裁决书", "仲裁裁决书", "裁决书")
        if labour
        else f"{'刑事' if m.is_criminal else '民事'}判决书"
    )
    mark = s.pick("劳人仲案", "劳人仲字", "劳人仲裁字")
    number = (
        s.number(m.number)
        if m.number
        else f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 900)}号"
    )
    s.official(title, org=m.body, number=number)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    accepted, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    s.prose(
        *([f"公诉机关{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}{s.pick('：', '', '：')}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}{s.pick('：', '', '：')}{advocate}，{m.firm}律师{s.pick('（法律援助）', '，系法律援助机构指派', '')}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}。"]),
        f"{m.procuratorate}指控被告人{m.recipient}犯{m.cause}罪，向本院提起公诉。本院于{accepted}立案，适用简易程序，于{heard}公开开庭审理了本案。被告人{m.recipient}及其辩护人{advocate}到庭参加诉讼。现已审理终结。"
        if m.is_criminal else
        f"{m.status}{m.recipient}与{m.other}{m.cause}一案，{us}于{accepted}立案受理后，依法于{heard}公开开庭进行了审理。{m.recipient}及其{role}{advocate}到庭参加。本案现已审理终结。",
        *m.stock.many("reasoning", s.dice.randint(32, 54)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{'仲裁员' if labour else s.pick('审判员', '审判长', '审判员')}　{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"书记员　{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        return [
            f"本院认为，被告人{m.recipient}的行为已构成{m.cause}罪，公诉机关指控的罪名成立。辩护人关于{m.stock.say('point')}的意见，本院已作评判。判决如下：",
            f"被告人{m.recipient}犯{m.cause}罪，判处{s.pick('有期徒刑', '有期徒刑', '拘役')}{s.dice.randint(4, 6)}个月，并处罚金人民币{s.dice.randint(1, 9)}000元。",
            "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向上一级人民法院提出上诉。",
        ]
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，关于{m.stock.say('point')}，双方的权利义务应当依法确定。依照有关法律规定，{end}如下：",
        f"一、{m.other}于本{end}生效之日起十日内支付{m.recipient}{s.dice.randint(20, 900) * 100}元；",
        f"二、驳回{m.recipient}的其他{'仲裁' if labour else '诉讼'}请求。",
        "当事人对本裁决不服的，可以自收到裁决书之日起十五日内向人民法院起诉。" if labour
        else "如不服本判决，可以在判决书送达之日起十五日内提起上诉。",
    ]  # fmt: skip
