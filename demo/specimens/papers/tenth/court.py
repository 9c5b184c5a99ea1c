"""Papers of courts, procuratorates, commissions and parties in layouts 34 to 36."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = s.pick("公（刑）诉字", "公（侦）诉字", "公刑诉字") if police else s.pick("检刑诉", "检一部刑诉", "检公刑诉")  # fmt: skip
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:2]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    held = f"{m.city}公安局{m.district[:2]}分局"
    caught = s.day(m.days["caught"], "plain")
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，公民身份号码{m.identity()}，汉族，{m.stock.say('schooling')}文化程度，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。因涉嫌{m.cause}罪，于{caught}被{s.pick('我局' if police else held, held, held)}刑事拘留，现羁押于{m.city}看守所。",
        s.pick("本案由我局侦查终结，现将情况写明如下。", "我局根据报案立案侦查，犯罪嫌疑人现已归案，本案现已侦查终结。", "本案经我局立案侦查，现侦查终结，依法提出起诉意见。") if police
        else s.pick(f"本案由{held}侦查终结，移送审查起诉。本院依法告知了被告人权利，讯问了被告人，审阅了案卷。", f"本案由{held}侦查终结，以被告人{m.recipient}涉嫌{m.cause}罪移送本院审查起诉。本院受理后，依法讯问了被告人，听取了辩护人、被害人的意见，审查了全部案件材料。", f"{held}以{m.recipient}涉嫌{m.cause}罪移送审查起诉。本院已告知被告人有权委托辩护人、可以认罪认罚，审查了全案材料。"),
        f"{s.pick('查明', '经依法侦查查明' if police else '经依法审查查明', '侦查查明' if police else '审查查明')}：{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.stock.say('weather')}，{m.status}{m.recipient}{m.deed}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        s.pick("证据如下：", "认定上述事实的证据如下：", "上述事实，有下列证据证明："),
        *[f"{s.pick(f'{n}．', f'{n}.', f'（{n}）')}{m.stock.say('proofs')}，{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"综上，犯罪嫌疑人{m.recipient}的行为涉嫌{m.cause}罪，根据《中华人民共和国刑事诉讼法》第一百六十二条的规定，移送审查起诉。" if police
        else f"本院认为，被告人{m.recipient}的行为触犯了《中华人民共和国刑法》，犯罪事实清楚，证据确实、充分，应当以{m.cause}罪追究其刑事责任。根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    if not police:
        s.prose(f"检察员　{m.officer}")
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书（律师留存）", "认罪认罚具结书", "认罪认罚具结书（随案移送）", org=m.procuratorate)  # fmt: skip
    sex = "男" if m.is_man else "女"
    s.fields(("姓名", m.recipient), ("性别", sex), ("出生日期", s.day(m.born)), ("公民身份号码", m.identity()))  # fmt: skip
    months = s.dice.randint(6, 16)
    s.prose(
        s.pick("我已经知道认罪认罚从宽的规定，并听取了律师的意见。", "一、本人已收到《认罪认罚从宽制度告知书》，并理解其内容。", "一、权利知悉　本人知悉认罪认罚从宽制度的性质和法律后果。"),
        s.pick(f"我承认犯{m.cause}罪，同意检察院提出的{months}个月量刑建议，也同意适用简易程序。", f"二、本人承认指控的{m.cause}罪事实，同意有期徒刑{months}个月的量刑建议及简易程序的适用。", f"二、认罪认罚内容　罪名：{m.cause}罪。量刑建议：{months}个月。审理程序：简易程序。本人均无异议。"),
        s.pick("以上是我自愿的表示。", "三、本人签署本具结书出于自愿，没有受到威胁、引诱、欺骗。", "三、自愿签署声明　本人在律师见证下自愿签署。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((s.pick("具结人", "本人（签名、捺印）", "具结人签名"), name), (s.pick("辩护律师", "辩护人（签名）", "辩护人签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title(
            "劳动争议案件仲裁申请书", "劳动人事争议仲裁申请书", "劳动人事争议仲裁申请书（网上立案）"
        )
    else:
        s.title(f"{m.cause}起诉状", "民事起诉状", "民事起诉状（网上立案）")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    where = f"{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"
    own = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}生，汉族，住{m.city}{m.district}{m.home}"
    asks = [m.stock.say("asks") for _ in range(3)]
    told = [f"{m.stock.say('hours')}，{m.other}{m.deed}。", *m.stock.many("argument", s.dice.randint(5, 8))]  # fmt: skip
    kind = "仲裁" if labour else "诉讼"
    if s.layout == 35:
        s.fields((first, own), (second, f"{m.other}，地址：{where}"), ("案由", m.cause), (f"{kind}请求", "；".join(asks) + "。"))  # fmt: skip
        s.prose("事实与理由", *told)
    else:
        s.prose(
            f"{first}：{own}。",
            f"{second}：{m.other}，{s.pick('住', '住所地', '')}{where}。",
            *([f"委托代理人：{m.handler}，{m.firm}律师。"] if s.layout == 36 else []),
            f"{kind}请求：",
            *[f"{s.pick(f'{n + 1}．', f'{n + 1}.', '')}{one}；" for n, one in enumerate(asks)],
            s.pick("事实及理由：", "事实与理由：", ""),
            *told,
            s.pick("为维护合法权益，特提出以上请求。", f"综上所述，请求依法支持{first}的{kind}请求。", ""),
        )  # fmt: skip
    s.prose("此致", m.body)
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    writer = first if labour else "起诉人"
    s.sign((s.pick(writer, f"{writer}（签名、捺印）", f"{writer}签名"), name))
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    party = "申请人" if m.kind == LABOUR else "原告"
    s.title(f"{party}方证据清单", "证据目录", "证据材料清单及证明内容")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    head = s.pick(["编号", "证据", "证明什么", "页"], ["序号", "证据名称", "证明对象", "份数", "原件/复印件"], ["序号", "证据名称", "来源", "证明内容"])  # fmt: skip
    rows = []
    for n, one in enumerate(names, 1):
        count, seen = str(s.dice.randint(1, 9)), m.stock.say("seen")
        kind = s.dice.choice(("原件", "复印件"))
        rows.append(s.pick([str(n), one, seen, count], [str(n), one, seen, count, kind], [str(n), one, f"{party}提供", seen]))  # fmt: skip
    s.table(head, rows)
    s.sign((s.pick("提交人", "提交人（签名、捺印）", "提交人签名"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official("立案通知书", "受理案件通知书", "案件受理及举证通知书", org=m.body, number=s.number(m.number))  # fmt: skip
    us = "本委" if m.kind == LABOUR else "本院"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你与{m.other}{m.cause}一案，经审查符合受理条件，{us}已于{day}立案。",
               f"你因与{m.other}{m.cause}一案提交的{'申请书' if m.kind == LABOUR else '起诉状'}已收到。经审查，符合受理条件，{us}决定于{day}立案审理，并将有关事项通知如下：",
               f"{us}于{day}受理你与{m.other}{m.cause}一案，现通知如下："),
        s.pick("请按要求提供证据，需要委托代理人的应当提交授权委托书。", "一、当事人应当遵守秩序，履行义务；二、应当在十五日内向本院（委）提交证据材料；三、可以委托一至二人作为代理人。" if m.kind != LABOUR else "一、当事人应当遵守仲裁秩序；二、应当在十日内提交证据材料；三、可以委托代理人参加仲裁活动。", "你应当自收到本通知次日起十五日内完成举证；逾期不提供的，依法承担不利后果。"),
        s.pick(f"本案由{m.judge}办理，电话0000-{s.dice.randint(2000000, 8999999)}。", f"承办人：{m.judge}　　书记员：{m.clerk}", f"承办人{m.judge}，书记员{m.clerk}。"),
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official("出庭通知", "出庭通知书", "出庭通知书（辩护律师用）", org=m.body, number=s.number(m.number))  # fmt: skip
    elif labour:
        s.official("开庭通知书", "仲裁庭开庭通知书", "仲裁案件开庭通知书", org=m.body)
    else:
        s.official("传票", "传票", "传票（当事人）", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), "plain")
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("案号", m.number), ("案由", m.cause), (s.pick("被传人", "被传唤人", "被传唤人"), m.recipient), (s.pick("事由", "传唤事由", "传唤事由"), "开庭"),
            (s.pick("时间", "应到时间", "到庭时间"), when), (s.pick("地点", "应到处所", "到庭地点"), where),
        )  # fmt: skip
        s.prose(s.pick("请凭传票和身份证入庭，不得迟到。", "注意事项：1.被传唤人必须准时到庭；2.本传票由被传唤人携带来院报到。", "无正当理由拒不到庭的，依法承担相应后果。"))  # fmt: skip
        s.prose(f"{s.pick('审判员', '审判员', '承办法官')}：{m.judge}　　书记员：{m.clerk}")
    else:
        case = (
            f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}与{m.other}{m.cause}一案"
        )
        role = m.stock.values["advocate"]
        us = "本委" if labour else "本院"
        s.prose(
            s.pick(f"{m.handler}律师：", f"{m.handler}（{m.firm}）：", f"{m.firm}{m.handler}律师："),
            s.pick(f"{us}定于{when}在{where}审理{case}，你作为{role}，请准时参加。",
                   f"{us}受理的{case}，决定于{when}在{where}公开开庭审理。特通知你以{role}身份准时出庭。",
                   f"{case}定于{when}在{us}{where}开庭。根据有关规定，通知你作为{m.status}{m.recipient}的{role}出庭。"),
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.official("仲裁开庭审理笔录", "仲裁庭庭审笔录", "仲裁庭审理笔录（电子）", org=m.body)
    else:
        s.official("法庭笔录（开庭）", "庭审笔录", "开庭审理笔录（电子）", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    names = _speakers(s)
    talk = [
        ("审", s.pick("现在开庭。先核对到庭人员。", f"现在核对当事人和{role}身份。{m.status}{m.recipient}到庭，{role}{advocate}到庭。经核对无误，宣布开庭。", f"现在开庭。{m.status}{m.recipient}及其{role}{advocate}到庭，身份核对无误。")),
        ("审", s.pick("有关权利开庭前已经告知，对审理人员是否申请回避？", "当事人在庭审中享有的权利和应尽的义务已书面告知，是否听清？是否申请回避？", "权利义务已在庭前告知，各方对本庭组成人员有无异议，是否申请回避？")),
        ("辩" if m.is_criminal else "原代", s.pick("不申请。", "听清楚了，不申请。", "没有异议，不申请。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(62, 100)):
        talk.append(m.stock.pair("turns"))
    end = "裁决" if labour else "判决"
    talk += [
        ("被" if m.is_criminal else "原告", s.pick("没有要说的了。", f"请求依法{end}。", f"请依法{end}，没有其他意见。")),
        ("审", s.pick(f"今天的审理到此为止，{end}另定日期，请看笔录签字。", f"法庭审理结束，{end}结果择期宣布。现在休庭，请阅看笔录后签名。" if not labour else "本次庭审结束，裁决书另行送达。现在休庭，请阅看笔录后签名。", "休庭。庭审笔录请各方在线核对并签名。")),
    ]  # fmt: skip
    s.talk([(names[who], said) for who, said in talk])
    s.sign((s.pick(m.status, f"{m.status}（签名）", f"{m.status}签名"), m.recipient), (s.pick(role, f"{role}（签名）", f"{role}签名"), advocate))  # fmt: skip


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin = s.dice.choice((540, 555, 570))
    span = (
        f"{s.moment(m.days['heard'], begin, 'plain')}至{s.clock(begin + s.dice.randint(70, 140))}"
    )
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    judge = "仲裁员" if labour else "审判员"
    case = f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}与{m.other}{m.cause}一案"
    number = [f"案号：{s.number(m.number)}"] if m.number else []
    against = "被申请人" if labour else "被告"
    s.prose(
        *s.pick([f"案件：{case}", *number], number, number),
        f"{s.pick('时间', '开庭时间', '庭审时间')}：{span}",
        f"{s.pick('地点', '开庭地点', '庭审地点')}：{s.pick('', '本委' if labour else '本院', '')}{room}",
        *s.pick([], [f"案由：{m.cause}"], [f"案件名称：{case}"]),
        s.pick(f"{judge}{m.judge}，书记员{m.clerk}", f"{judge}：{m.judge}　　书记员：{m.clerk}", f"{judge}：{m.judge}；书记员：{m.clerk}"),
        *([f"公诉人：{m.officer}（{m.procuratorate}）"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}",
        f"{role}：{advocate}（{m.firm}律师）",
        *([] if m.is_criminal else [f"{against}：{m.other}"]),
    )  # fmt: skip


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    m = s.matter
    labour = m.kind == LABOUR
    judge = "仲裁员" if labour else "审判员"
    return {
        "审": s.pick("仲" if labour else "审", judge, judge), "公": s.pick("公", "公诉人", "公诉人"),
        "辩": s.pick("辩", "辩护人", "辩护人"), "被": s.pick("被", "被告人", "被告人"),
        "原代": s.pick("申代" if labour else "原代", f"{m.status}委托代理人", f"{m.status}代理人"),
        "原告": s.pick("申" if labour else "原", m.status, m.status),
        "被告": s.pick("被", "被申请人" if labour else "被告", "被申请人" if labour else "被告"),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    kind = "刑事" if m.is_criminal else "民事"
    title = s.pick("仲裁裁决书", "仲裁裁决书", "裁决书") if labour else f"{kind}判决书"
    mark = s.pick("劳人仲裁字", "劳人仲案字", "劳人仲裁")
    made = f"{m.district[:2]}{mark}〔{m.year}〕{s.dice.randint(11, 900)}号"
    s.official(title, org=m.body, number=s.number(m.number) or made)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    accepted_, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    aided = s.pick("（法律援助）", f"，系{m.centre}指派", "，法律援助律师")
    took = "仲裁" if labour else "诉讼"
    s.prose(
        *([f"公诉机关{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}{s.pick('', '：', '')}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}{s.pick('', '：', '')}{advocate}，{m.firm}律师{aided}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}{s.pick('', '：', '')}{m.other}。"]),
        s.pick(f"{us}于{accepted_}受理{m.recipient}{m.cause}一案，{heard}开庭审理，{m.recipient}及{role}{advocate}到庭。本案审理完毕。",
               f"{m.recipient}{m.cause}一案，{us}于{accepted_}立案后，依法由{m.judge}独任审理，于{heard}公开开庭进行了审理。{m.status}{m.recipient}及其{role}{advocate}到庭参加{took}。本案现已审理终结。",
               f"{m.recipient}{m.cause}一案，{us}{accepted_}立案，适用简易程序，{heard}公开开庭，{m.status}{m.recipient}、{role}{advocate}到庭参加{took}，现已审理终结。"),
        *m.stock.many("reasoning", s.dice.randint(36, 58)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{'仲裁员' if labour else '审判员'}　　{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"{s.pick('书记员', '书　记　员', '书记员')}　　{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    if m.is_criminal:
        return [
            f"本院认为，被告人{m.recipient}的行为构成{m.cause}罪，公诉机关指控成立。其{m.stock.say('point')}方面的意见，本院已作评判。依照《中华人民共和国刑法》的有关规定，判决如下：",
            f"被告人{m.recipient}犯{m.cause}罪，判处有期徒刑{s.pick('七', '九', '六')}个月，并处罚金人民币{s.dice.randint(1, 9)}000元。",
            "如不服本判决，可在接到判决书的第二日起十日内提出上诉。书面上诉的，应当提交上诉状正本一份、副本二份。",
        ]  # fmt: skip
    labour = m.kind == LABOUR
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，双方争议的焦点在于{m.stock.say('point')}。根据已查明的事实，{m.recipient}的请求部分成立。依照有关法律规定，{end}如下：",
        f"一、{m.other}于本{end}生效之日起十日内支付{m.recipient}{s.dice.randint(20, 900) * 100}元；二、驳回{m.recipient}的其他请求。",
        "当事人对本裁决不服的，自收到裁决书之日起十五日内可以向人民法院提起诉讼；期满不起诉的，裁决书发生法律效力。"
        if labour
        else "如不服本判决，可以在判决书送达之日起十五日内向本院递交上诉状，并按对方当事人的人数提出副本。",
    ]
