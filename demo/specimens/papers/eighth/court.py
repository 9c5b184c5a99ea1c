"""Papers of courts, procuratorates, commissions and parties in layouts 28 to 30."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.papers.eighth.ticks import ticked
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = s.pick("公诉字", "公（法）诉字", "公（治）诉字") if police else s.pick("检诉", "检刑诉", "检公诉刑诉")  # fmt: skip
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:2]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    held = f"{m.city}公安局{m.district[:2]}分局"
    caught = s.day(m.days["caught"], "plain")
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，公民身份号码{m.identity()}，汉族，{m.stock.say('schooling')}文化，{m.stock.say('occupations')}，户籍所在地及住址：{m.city}{m.district}{m.home}。因涉嫌{m.cause}罪，{s.pick(f'{caught}被刑事拘留，现押于{m.city}看守所', f'于{caught}被{held}刑事拘留，同日羁押于{m.city}看守所', f'于{caught}被抓获并刑事拘留')}。",
        s.pick("我局已将本案侦查完毕。", "本案由我局立案侦查，经依法侦查，现已侦查终结。", "经我局侦查，本案事实已经查清。") if police
        else s.pick(f"{held}把本案侦查终结，移送本院审查起诉。本院讯问了被告人，审阅了全部卷宗。", f"本案由{held}侦查终结，移送本院审查起诉。本院受理后，已告知被告人诉讼权利和认罪认罚的法律规定，依法讯问被告人，听取了辩护人的意见，审查了全部案件材料。", f"{held}侦查终结后移送本院。本院审查了案卷材料，讯问了被告人，听取了辩护人意见。"),
        f"{s.pick('现查明', '经依法审查查明' if not police else '经依法侦查查明', '审查认定' if not police else '侦查认定')}：{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.stock.say('weather')}，{m.status}{m.recipient}{m.deed}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        s.pick("有以下证据：", "认定上述犯罪事实的证据有：", "证据目录："),
        *[f"{s.pick(f'（{n}）', f'{n}.', f'证据{n}：')}{m.stock.say('proofs')}，{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"犯罪嫌疑人{m.recipient}的行为涉嫌{m.cause}罪。依照《中华人民共和国刑事诉讼法》第一百六十二条之规定，现将本案移送审查起诉。" if police
        else f"本院认为，被告人{m.recipient}的行为已构成{m.cause}罪，犯罪事实清楚，证据确实、充分。依照《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    if not police:
        s.prose(f"检　察　官　{m.officer}")
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title(
        "认罪认罚具结书", "认罪认罚具结书（正本）", "认罪认罚具结书（三联）", org=m.procuratorate
    )
    s.fields(("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born)), ("公民身份号码", m.identity()))  # fmt: skip
    months = s.dice.randint(6, 16)
    s.prose(
        s.pick("（1）检察官讲的认罪认罚规定，我听明白了。", "一、知悉认罪认罚：本人已经阅读并理解《认罪认罚从宽制度告知书》，自愿认罪认罚。", "权利告知：■已收到告知书　■已理解内容"),
        s.pick(f"（2）我承认{m.cause}罪，同意判{months}个月，同意简易程序审。", f"二、认罪认罚内容：本人对指控的{m.cause}罪事实和罪名没有异议，同意检察机关提出的有期徒刑{months}个月的量刑建议，同意适用简易程序。", f"罪名：{m.cause}罪；量刑建议：{months}个月；适用程序：□速裁　■简易　□普通"),
        s.pick("（3）是我自己愿意签的，没人逼我。", "三、自愿声明：本人在辩护人在场的情况下自愿签署本具结书。", "■本人自愿签署，辩护人在场。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((s.pick("具结人", "具结人（签名并捺印）", "具结人本人签名"), name), (s.pick("辩护人", "辩护人（签名）", "在场辩护人签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("仲裁申请", "劳动人事争议仲裁申请书（正本）", "劳动争议仲裁申请书（表格式）")
    else:
        s.title("诉状", "民事起诉书", "民事起诉状（表格式）")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    sex = "男" if m.is_man else "女"
    where = f"{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"
    own = (
        f"{m.recipient}，{sex}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}"
    )
    asks = [m.stock.say("asks") for _ in range(3)]
    told = [f"{m.stock.say('hours')}，{m.other}{m.deed}。", *m.stock.many("argument", s.dice.randint(5, 8))]  # fmt: skip
    if s.layout == 29:
        s.fields((first, own), (second, f"{m.other}，住所地{where}"), ("案由", m.cause), ("是否申请过调解", ticked("否", ("是", "否"))),
                 *[(f"请求事项{n}", one) for n, one in enumerate(asks, 1)])  # fmt: skip
        s.prose("事实和理由（可另附页）", *told, "此致", m.body)
    else:
        s.prose(
            f"{first}{s.pick('', '：', '')}{own}。",
            f"{second}{s.pick('', '：', '')}{m.other}，{s.pick('住', '住所地', '')}{where}。",
            s.pick("请求", f"{'仲裁' if labour else '诉讼'}请求：", ""),
            *[f"{s.pick(f'（{n + 1}）', f'{n + 1}、', '')}{one}。" for n, one in enumerate(asks)],
            s.pick("事情和道理", "事实和理由：", ""),
            *told,
            s.pick(f"请{'仲裁委' if labour else '法院'}主持公道。", f"综上，{first}为维护自身合法权益，特向贵{'委申请仲裁' if labour else '院提起诉讼'}，请求支持上述请求。", ""),
            "此致",
            m.body,
        )  # fmt: skip
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    writer = first if labour else "具状人"
    s.sign((s.pick(writer, f"{writer}（签名并捺印）", f"{writer}本人签名"), name))
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("交来证据的清单", "证据材料提交目录", "证据目录（三联）")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    if s.layout == 29:
        s.table(["组", "证据名称", "原件／复印件", "待证事实"], [[str(n), one, s.dice.choice(("■原　□复", "□原　■复")), m.stock.say("seen")] for n, one in enumerate(names, 1)])  # fmt: skip
    else:
        head = ["序号", s.pick("什么证据", "证据材料名称", ""), s.pick("要说明什么", "拟证明的事实", ""), s.pick("几张", "页数", "")]  # fmt: skip
        s.table(head, [[str(n), one, m.stock.say("seen"), str(s.dice.randint(1, 9))] for n, one in enumerate(names, 1)])  # fmt: skip
    s.sign((s.pick("交证据的人", "提交人（签名并捺印）", "提交人本人签名"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official("案件受理通知", "受理（立案）通知书", "受理案件通知书（当事人联）", org=m.body, number=s.number(m.number))  # fmt: skip
    us = "本委" if m.kind == LABOUR else "本院"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你与{m.other}{m.cause}一案，{us}{day}收到，经审查符合规定，予以立案。",
               f"关于你与{m.other}{m.cause}一案，{us}经审查认为符合法定条件，已于{day}决定立案受理。现将有关事项通知如下：",
               f"你提交的与{m.other}{m.cause}一案的材料，{us}于{day}审查受理。"),
        s.pick("举证期限十五日。", "（一）在诉讼（仲裁）活动中，应当遵守程序，服从指挥；（二）应当自收到本通知之日起十五日内举证；（三）需要委托代理人的，应当提交授权委托书。", "须知：■十五日内提交证据　■委托代理人的提交委托书　■按时到庭"),
        s.pick(f"经办{m.judge}，记录{m.clerk}。", f"本案由{m.judge}承办，书记员为{m.clerk}。", f"承办：{m.judge}　　书记员：{m.clerk}"),
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official("辩护人到庭通知书", "出庭通知书（送辩护人）", "通知出庭书（回执联）", org=m.body, number=s.number(m.number))  # fmt: skip
    elif labour:
        s.official("仲裁开庭通知单", "仲裁庭组成及开庭通知书", "开庭通知书（当事人联）", org=m.body)
    else:
        s.official(
            "法院传票", "民事传票", "传票（当事人联）", org=m.body, number=s.number(m.number)
        )
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), "plain")
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("案号", m.number), ("案由", m.cause), (s.pick("被传人", "被传唤人", "被传人"), m.recipient), (s.pick("传唤原因", "传唤事由", "事由"), s.pick("开庭", "开庭审理", ticked("开庭", ("开庭", "调解", "询问")))),
            (s.pick("到庭时间", "应到时间", "到庭时间"), when), (s.pick("到庭处所", "应到处所", "到庭处所"), where),
        )  # fmt: skip
        s.prose(s.pick("持本票按时到庭，携带身份证件。", "注意事项：一、被传唤人必须准时到达应到处所；二、本传票由被传唤人携带报到；三、无故不到的，依法处理。", "请凭本联安检入内。"))  # fmt: skip
    else:
        case = f"{m.recipient}{m.cause}一案"
        role = m.stock.values["advocate"]
        s.prose(
            s.pick(f"{m.handler}律师：", f"{role}{m.handler}：", f"{m.firm}　{m.handler}律师："),
            s.pick(f"{case}于{when}在{where}开庭，请你作为{role}到庭。",
                   f"本{'委' if labour else '院'}受理的{case}，定于{when}在{where}公开开庭审理。依照法律规定，通知你届时作为{role}出庭。",
                   f"案件：{case}。开庭时间：{when}。开庭地点：{where}。请以{role}身份准时出庭。"),
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    if m.kind == LABOUR:
        s.official(
            "仲裁庭开庭记录", "仲裁庭开庭审理笔录（独任）", "仲裁庭审笔录（第1次）", org=m.body
        )
    else:
        s.official("法庭开庭记录", "法庭审理笔录（公开）", "开庭笔录（第1次）", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    labour = m.kind == LABOUR
    names = _speakers(s)
    talk = [
        ("审", s.pick("人已到齐，现在开庭。", f"核对到庭人员身份。经核对，{m.status}{m.recipient}、{role}{advocate}均已到庭，符合法律规定，现在宣布开庭。", f"现在开庭。{m.recipient}、{advocate}已到庭。")),
        ("审", s.pick("权利义务告知书已经发给各方，看过没有？申请回避吗？", "庭前已书面告知诉讼（仲裁）权利义务，各方是否听清？是否申请回避？", "权利义务是否清楚，是否申请回避？")),
        ("辩" if m.is_criminal else "原代", s.pick("看过，不申请。", "听清了，不申请回避。", "清楚，不申请。")),
    ]  # fmt: skip
    for _ in range(s.dice.randint(62, 100)):
        talk.append(m.stock.pair("turns"))
    talk += [
        ("被" if m.is_criminal else "原告", s.pick("我说完了。", "请求依法判决。" if not labour else "请求依法裁决。", "最后没有补充。")),
        ("审", s.pick("休庭，结果另行通知，各方看笔录签名。", "本案将择日宣判。现在休庭，请各方核阅笔录。" if not labour else "本案将依法裁决。现在休庭，请各方核阅笔录。", "休庭。请核对笔录后签名。")),
    ]  # fmt: skip
    s.talk([(names[who], said) for who, said in talk])
    s.sign((s.pick(m.status, f"{m.status}（签名）", f"{m.status}签名"), m.recipient), (s.pick(role, f"{role}（签名）", f"{role}签名"), advocate))  # fmt: skip


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin = s.dice.choice((540, 555, 570))
    span = f"{s.moment(m.days['heard'], begin, 'plain')}{s.pick('—', '起至', '至')}{s.clock(begin + s.dice.randint(70, 140))}{s.pick('', '止', '')}"  # fmt: skip
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    judge = "仲裁员" if labour else "审判员"
    case = f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}诉{m.other}{m.cause}一案"
    if labour:
        case = f"{m.recipient}与{m.other}{m.cause}一案"
    s.prose(
        f"{s.pick('开庭日期', '开庭时间', '时间')}：{span}",
        f"{s.pick('地点', '开庭地点', '地点')}{s.pick('：', '：', '：')}{s.pick(room, ('本委' if labour else '本院') + room, room)}",
        *([s.pick(f"{s.number(m.number)}", f"案号：{s.number(m.number)}", f"案号：{s.number(m.number)}")] if m.number else []),
        s.pick(f"本次审理{case}。", f"案由：{m.cause}", f"案件：{case}"),
        f"{judge}：{m.judge}　　{s.pick('记录', '书记员', '书记员')}：{m.clerk}",
        s.pick("到庭的有：", "到庭人员：", "到庭情况："),
        *([f"公诉人：{m.procuratorate}{m.officer}"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}{s.pick('', '', '（■到庭　□未到庭）')}",
        f"{role}：{advocate}，{m.firm}律师{s.pick('', '', '（■到庭　□未到庭）')}",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}{s.pick('', '', '（■到庭　□未到庭）')}"]),
    )  # fmt: skip


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    m = s.matter
    labour = m.kind == LABOUR
    against = "被申请人" if labour else "被告"
    judge = "仲裁员" if labour else "审判员"
    return {
        "审": s.pick("裁" if labour else "法官", judge, judge), "公": s.pick("公诉人", "公诉人", "公诉"),
        "辩": s.pick("辩护人", "辩护人", "辩护"), "被": s.pick("被告人", "被告人", "被告人"),
        "原代": s.pick("律师", f"{m.status}代理人", "代理人"), "原告": s.pick(m.recipient, m.status, m.status),
        "被告": against,
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    kind = "刑事" if m.is_criminal else "民事"
    title = s.pick("仲裁裁决书", "裁决书", "仲裁裁决书") if labour else f"{kind}判决书"
    mark = s.pick("劳仲裁", "劳人仲案", "劳仲案字")
    made = f"{m.district[:2]}{mark}〔{m.year}〕{s.dice.randint(11, 900)}号"
    s.official(title, org=m.body, number=s.number(m.number) or made)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    accepted, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    aided = s.pick("", f"（{m.centre}指派）", "，系法律援助律师")
    took = "仲裁" if labour else "诉讼"
    s.prose(
        *([f"公诉机关：{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}：{advocate}，{m.firm}律师{aided}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}。"]),
        s.pick(f"{m.recipient}{m.cause}一案，{us}{accepted}收案，{heard}开庭，{m.recipient}及{role}{advocate}到庭。现已审理终结。",
               f"{m.recipient}{m.cause}一案，{us}于{accepted}受理后，依法适用简易程序，由{m.judge}独任审理，于{heard}公开开庭审理了本案。{m.status}{m.recipient}及其{role}{advocate}到庭参加{took}。本案现已审理终结。",
               f"{m.recipient}{m.cause}一案，于{accepted}立案，于{heard}开庭审理。{m.recipient}、{role}{advocate}参加{took}。现已审结。"),
        *m.stock.many("reasoning", s.dice.randint(32, 54)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{'仲 裁 员' if labour else '审 判 员'}　{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"{s.pick('书记员', '书 记 员', '书记员')}　{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    if m.is_criminal:
        return [
            f"本院认为，被告人{m.recipient}{m.cause}的事实清楚，证据充分，指控的罪名成立。对{m.stock.say('point')}的意见，前文已经评述。依照《中华人民共和国刑法》相关条文，判决：",
            f"被告人{m.recipient}犯{m.cause}罪，判处{s.pick('拘役', '有期徒刑', '有期徒刑')}{s.pick('五', '八', '六')}个月，并处罚金人民币{s.dice.randint(1, 9)}000元。",
            "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向上一级人民法院提出上诉。",
        ]  # fmt: skip
    labour = m.kind == LABOUR
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，就{m.stock.say('point')}，双方所举证据足以认定。依照相关法律，{end}：",
        f"（一）{m.other}在本{end}生效后十日内向{m.recipient}支付{s.dice.randint(20, 900) * 100}元；（二）对{m.recipient}的其余请求不予支持。",
        "对本裁决不服的，可自收到之日起十五日内向人民法院起诉。"
        if labour
        else "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于上一级人民法院。",
    ]
