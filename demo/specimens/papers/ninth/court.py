"""Papers of courts, procuratorates, commissions and parties in layouts 31 to 33."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.papers.ninth.houses import boxed, checked, of
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = of(s, "公（刑）诉字", "公（城）诉字", "公诉字") if police else of(s, "检刑诉", "检一部刑诉", "检诉刑诉")  # fmt: skip
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:2]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    _accused(s)
    held = f"{m.city}公安局{m.district[:2]}分局"
    if police:
        s.prose(of(s, f"{m.status}{m.recipient}涉嫌{m.cause}一案，由我局立案侦查，现已侦查终结。", "我局侦查的本案，现已侦查完毕。", f"{m.recipient}涉嫌{m.cause}一案，经我局依法侦查，业已终结。"))  # fmt: skip
    else:
        s.prose(of(s, f"本案由{held}侦查终结，以被告人{m.recipient}涉嫌{m.cause}罪，向本院移送审查起诉。本院受理后，依法告知了被告人有权委托辩护人和认罪认罚可能导致的法律后果，讯问了被告人，听取了辩护人的意见，审查了全部案件材料。", f"{held}侦查终结后移送本院审查起诉。本院依法履行了权利告知，讯问了被告人，并审阅了全部案卷。", f"本案经{held}侦查终结，移送我院。我院审查期间，讯问了被告人{m.recipient}，听取了辩护人意见。"))  # fmt: skip
    s.prose(
        f"{'经依法侦查查明' if police else '经依法审查查明'}：{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.stock.say('weather')}，{m.status}{m.recipient}{m.deed}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        of(s, "认定上述事实的证据如下：", "上述事实，有下列证据证明：", "证明上述事实的证据有："),
        *[f"{n}{of(s, '．', '.', '、')}{m.stock.say('proofs')}，{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"综上，犯罪嫌疑人{m.recipient}的行为涉嫌{m.cause}罪，根据《中华人民共和国刑事诉讼法》第一百六十二条的规定，移送你院审查起诉。" if police
        else f"本院认为，被告人{m.recipient}的行为触犯了《中华人民共和国刑法》，应当以{m.cause}罪追究其刑事责任。根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    if not police:
        s.prose(f"{of(s, '检察员', '检察官', '检 察 员')}：{m.officer}")
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way=of(s, "plain", "chinese", "plain"))  # fmt: skip


def _accused(s: Sheet) -> None:
    m = s.matter
    held = f"{m.city}公安局{m.district[:2]}分局"
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，公民身份号码{m.identity()}，{m.stock.say('schooling')}文化，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。因涉嫌{m.cause}罪，于{s.day(m.days['caught'], 'plain')}被{held}刑事拘留。"
    )


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", org=m.procuratorate)
    months = s.dice.randint(6, 16)
    s.prose(
        f"一、{m.status}身份信息",
        f"本人姓名{m.recipient}，性别{'男' if m.is_man else '女'}，出生日期{s.day(m.born, 'plain')}，公民身份号码{m.identity()}。",
        "二、权利知悉",
        of(s, "本人已阅读《认罪认罚从宽制度告知书》，且理解并接受其全部内容，本人自愿适用认罪认罚从宽制度。", "本人已收到并充分理解认罪认罚从宽制度的规定及法律后果。", "检察官已向我说明认罪认罚从宽制度，我自愿适用。"),
        "三、认罪认罚内容",
        f"本人知悉并认可：犯罪事实和{m.cause}罪的罪名；量刑建议为有期徒刑{months}个月；适用{of(s, '简易程序', '速裁程序', '普通程序')}审理。",
        "四、自愿签署声明",
        "本人就第三项内容已经获得辩护人的法律帮助，系在知情和自愿的情况下签署本具结书。",
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((of(s, "具结人（签名、捺印）", "本人签名", "具结人"), name), (of(s, "辩护人（签名）", "辩护人签名", "辩护人"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    s.title(of(s, "劳动争议仲裁申请书（申请人）", "劳动人事争议仲裁申请书", "仲裁申请书") if labour
            else of(s, "民事起诉状（公民）", f"民事起诉状（{m.cause}）", "民事起诉状"))  # fmt: skip
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    own = f"{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}"  # fmt: skip
    where = f"{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"
    asks = [m.stock.say("asks") for _ in range(3)]
    told = [f"{m.stock.say('hours')}，{m.other}{m.deed}。", *m.stock.many("argument", s.dice.randint(*of(s, (5, 8), (5, 8), (7, 10))))]  # fmt: skip
    if s.layout == 32:
        s.fields((f"{first}信息", own), (f"{second}信息", f"{m.other}，住{where}"), ("委托代理人", f"有（√）　无（　）　姓名：{m.handler}"),
                 *[(f"请求{n}", one) for n, one in enumerate(asks, 1)], ("是否申请先行调解", checked("是", ("是", "否"))))  # fmt: skip
        s.prose("事实与理由", *told, "此致", m.body)
    else:
        s.prose(
            f"{first}：{own}。",
            f"{second}：{m.other}，{of(s, '住所地', '', '住')}{where}。",
            *([] if s.layout == 33 else [f"案由：{m.cause}"]),
            f"{'仲裁' if labour else '诉讼'}请求：",
            *[f"{n}{of(s, '．', '', '、')}{one}；" for n, one in enumerate(asks, 1)],
            of(s, "事实与理由：", "", "事实和理由"),
            *told,
            of(s, f"为维护{first}的合法权益，根据有关法律规定，特向你{'委申请仲裁' if labour else '院起诉'}，请求依法支持。", "", f"据此，请{'仲裁委员会' if labour else '法院'}裁判如上所请。"),
            "此致",
            m.body,
        )  # fmt: skip
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    s.sign((of(s, f"{first if labour else '起诉人'}（签名、捺印）", f"{first if labour else '具状人'}签名", first if labour else "具状人"), name), day=m.days["pleaded"] if s.layout == 32 else None)  # fmt: skip
    if s.layout != 32:
        s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    whose = {LABOUR: "申请人"}.get(m.kind, "原告")
    s.title(of(s, f"证据清单（{whose}）", f"{whose}证据材料清单", "证据目录及证明目的"))
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    if s.layout == 31:
        s.table(["序号", "证据名称", "证据来源", "证明事项", "页数"], [[str(n), one, s.dice.choice(("当事人提供", "律师调取")), m.stock.say("seen"), str(s.dice.randint(1, 9))] for n, one in enumerate(names, 1)])  # fmt: skip
    elif s.layout == 32:
        s.table(["编号", "证据名称", "形式", "证明内容"], [[f"证据{n}", one, s.dice.choice(("复印件", "打印件", "原件")), m.stock.say("seen")] for n, one in enumerate(names, 1)])  # fmt: skip
    else:
        s.prose(*[f"{n}、{one}。证明：{m.stock.say('seen')}。" for n, one in enumerate(names, 1)])
    s.sign((of(s, "提供人（签名）", "提交人签名", "提交人"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    whose = "申请人" if m.kind == LABOUR else "原告"
    s.official(of(s, "受理案件通知书", f"受理通知书（{whose}）", "案件受理通知书"), org=m.body, number=s.number(m.number))  # fmt: skip
    us = "本委" if m.kind == LABOUR else "本院"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.recipient}：",
        of(s, f"你诉{m.other}{m.cause}一案，经审查符合受理条件，{us}于{day}决定立案审理。现将有关事项通知如下：",
           f"{us}于{day}收到你与{m.other}{m.cause}一案的材料，经审查，决定予以受理。",
           f"你与{m.other}因{m.cause}一案，{us}已于{day}登记立案。"),
        of(s, "一、当事人应当在收到本通知书之日起十五日内提交证据。二、委托代理人的，应当提交由委托人签名的授权委托书。三、应当按时到庭，遵守纪律。", "请于十五日内提交证据材料；委托代理人的，一并提交授权委托手续。", "请在十五日之内把证据交来，有代理人的请附委托书。"),
        of(s, f"本案由{m.judge}承办，联系人：书记员{m.clerk}。", f"承办人：{m.judge}　　书记员：{m.clerk}", f"本案承办人为{m.judge}，书记员为{m.clerk}。"),
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=of(s, "plain", "plain", "chinese"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    number = s.number(m.number)
    if m.is_criminal:
        s.official(of(s, "出庭通知书", "出庭通知书（辩护人）", "开庭通知书（刑事）"), org=m.body, number=number)  # fmt: skip
    elif labour:
        s.official(
            of(s, "仲裁开庭通知书", "开庭通知书（申请人）", "出庭通知书（仲裁）"), org=m.body
        )
    else:
        s.official(of(s, "传票（民事）", "民事传票", "传票"), org=m.body, number=number)
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), "plain")
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("案号", number), ("案由", m.cause), ("被传唤人", m.recipient), (of(s, "传唤事由", "传唤事由", "事由"), of(s, boxed("开庭", ("开庭", "谈话", "宣判")), "开庭审理", "开庭")),
            ("应到时间", when), ("应到处所", where),
        )  # fmt: skip
        s.prose(of(s, "注意事项：1．被传唤人应当准时到达应到处所。2．本票由被传唤人携带来院报到。3．原告经传票传唤无正当理由拒不到庭的，按撤诉处理。", "备注：携带本传票及身份证件原件，提前十五分钟到庭。", "请持本传票和身份证件准时到庭。"))  # fmt: skip
    else:
        case = (
            f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}与{m.other}{m.cause}一案"
        )
        role = m.stock.values["advocate"]
        s.prose(
            f"{of(s, m.firm, m.handler, m.handler)}{of(s, f'{m.handler}律师', f'（{role}）', '律师')}：",
            of(s, f"本{'委' if labour else '院'}受理{case}，定于{when}在本{'委' if labour else '院'}{where}开庭审理。请你作为{role}准时出庭。",
               f"案件：{case}。开庭时间：{when}。开庭地点：{where}。请准时出庭，并携带律师执业证。",
               f"{case}，定于{when}在{where}开庭，特此通知你以{role}的身份出庭参加{'仲裁' if labour else '诉讼'}。"),
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=of(s, "plain", "plain", "chinese"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    labour = m.kind == LABOUR
    s.official(of(s, "仲裁庭审笔录（第一次）", "开庭审理笔录（仲裁）", "仲裁庭庭审笔录") if labour
               else of(s, "法庭审理笔录（第一次）", "庭审笔录（公开审理）", "法庭笔录"), org=m.body)  # fmt: skip
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    names = _speakers(s)
    talk = [
        ("书", of(s, "请肃静，现在宣读法庭纪律。（略）报告，当事人及诉讼参与人均已到庭，可以开庭。", "（宣读纪律，略）到庭人员已核对完毕。", "到庭人员情况已查明，请开庭。")),
        ("审", of(s, f"现在开庭。核对{m.status}身份，{m.recipient}，以上身份情况是否属实？", f"现在开庭，今天审理{m.recipient}{m.said}。各方对到庭人员有无异议？", "现在开庭。对对方到庭人员的资格，各方有没有意见？")),
        ("被" if m.is_criminal else "原告", of(s, "属实。", "没有异议。", "没有。")),
        ("审", of(s, "当事人在庭审中享有申请回避、提出证据、进行辩论、最后陈述的权利，是否申请回避？", "权利义务已书面送达，是否申请回避？", "有没有要申请回避的？")),
        ("辩" if m.is_criminal else "原代", of(s, "不申请回避。", "不申请。", "没有。")),
    ]  # fmt: skip
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(60, 98))]
    talk += [
        ("审", of(s, f"辩论终结，请{m.status}作最后陈述。", "请作最后陈述。", "最后还有什么要讲？")),
        ("被" if m.is_criminal else "原告", of(s, "请求从宽处理。" if m.is_criminal else "坚持我的请求。", "没有补充。", "没有了。")),
        ("审", of(s, "休庭。请核对笔录后签名。", "现在休庭，请阅看笔录并签名。", "今天审理到此，各方看一下笔录，没有差错请签字。")),
    ]  # fmt: skip
    s.talk([(names[who], said) for who, said in talk])
    s.sign((of(s, f"{m.status}（签名、捺印）", f"{m.status}签名", m.status), m.recipient), (of(s, f"{role}（签名）", f"{role}签名", role), advocate))  # fmt: skip


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin = s.dice.choice((540, 555, 570))
    end = s.clock(begin + s.dice.randint(70, 140))
    judge = "仲裁员" if labour else "审判员"
    case = f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}与{m.other}{m.cause}一案"
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    number = s.number(m.number)
    s.prose(
        f"{of(s, '时间', '开庭时间', '时间')}：{s.moment(m.days['heard'], begin, 'plain')}{of(s, '至', '—', '到')}{end}",
        f"{of(s, '地点', '开庭地点', '地点')}：本{'委' if labour else '院'}{room}",
        *([f"案号：{number}"] if number else []),
        f"{of(s, '案由', '案件', '审理')}：{of(s, m.cause, case, case)}",
        f"{judge}：{m.judge}　　书记员：{m.clerk}",
        *([f"{of(s, '公诉人', '出庭检察员', '公诉人')}：{m.officer}（{m.procuratorate}）"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}",
        f"{role}：{advocate}，{m.firm}律师",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}"]),
        of(s, "记录如下：", "审理记录：", "以下为庭审内容："),
    )  # fmt: skip


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the house's clerk writes it."""
    m = s.matter
    labour = m.kind == LABOUR
    judge = "仲裁员" if labour else "审判员"
    return {
        "书": of(s, "书记员", "书", "书记员"), "审": of(s, judge, judge[0], judge), "公": of(s, "公诉人", "公", "公诉人"),
        "辩": of(s, "辩护人", "辩", "辩护人"), "被": of(s, "被告人", "被", m.recipient),
        "原代": of(s, f"{m.status}代理人", "代" if labour else "原代", "代理人"), "原告": of(s, m.status, "申" if labour else "原", m.recipient),
        "被告": of(s, "被申请人" if labour else "被告", "被", m.other if len(m.other) < 5 else "被申请人"),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    kind = "刑事" if m.is_criminal else "民事"
    made = f"{m.district[:2]}{of(s, '劳人仲裁', '劳仲裁字', '仲案')}〔{m.year}〕{s.dice.randint(11, 900)}号"
    s.official(of(s, "仲裁裁决书", "仲裁裁决书", "裁决书") if labour else f"{kind}判决书", org=m.body, number=s.number(m.number) or made)  # fmt: skip
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    took = "仲裁" if labour else "诉讼"
    came = f"{m.status}{m.recipient}及其{role}{advocate}"
    accepted, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    s.prose(
        *([f"公诉机关{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}{of(s, '', '：', '：')}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}{of(s, '', '：', '：')}{advocate}，{m.firm}律师{of(s, f'（{m.centre}指派）', '', '')}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}{of(s, '', '：', '：')}{m.other}。"]),
        of(s, f"{m.recipient}{m.cause}一案，{us}于{accepted}立案后，依法适用简易程序，于{heard}公开开庭进行了审理。{came}到庭参加{took}。本案现已审理终结。",
           f"{us}于{accepted}受理{m.recipient}{m.cause}一案，于{heard}开庭审理，{came}到庭。现已审理终结。",
           f"{m.recipient}{m.cause}一案，{us}{accepted}收案，由{m.judge}独任审理，{heard}开庭，{came}参加了庭审，现已审结。"),
        *m.stock.many("reasoning", s.dice.randint(32, 54)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{of(s, '仲　裁　员', '仲裁员', '仲 裁 员') if labour else of(s, '审　判　员', '审判员', '审 判 员')}　{m.judge}")  # fmt: skip
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"{of(s, '书　记　员', '书记员', '书 记 员')}　{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    if m.is_criminal:
        return [
            f"本院认为，被告人{m.recipient}的行为已构成{m.cause}罪，公诉机关指控的罪名成立。辩护人关于{m.stock.say('point')}的意见，已在前文作出回应。依照《中华人民共和国刑法》有关条款的规定，判决如下：",
            f"被告人{m.recipient}犯{m.cause}罪，判处有期徒刑{of(s, '七', '九', '六')}个月，并处罚金人民币{s.dice.randint(1, 9)}千元。",
            "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向上一级人民法院提出上诉。",
        ]  # fmt: skip
    labour = m.kind == LABOUR
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，关于{m.stock.say('point')}，依照有关法律规定，{end}如下：",
        f"一、{m.other}于本{end}生效之日起{of(s, '十五', '十', '七')}日内支付{m.recipient}{s.dice.randint(20, 900) * 100}元；",
        f"二、驳回{m.recipient}的其他请求。",
        "如不服本裁决，可自收到裁决书之日起十五日内向人民法院起诉。"
        if labour
        else "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于上一级人民法院。",
    ]
