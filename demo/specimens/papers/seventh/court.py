"""Papers of courts, procuratorates, commissions and parties in layouts 25 to 27."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = (
        s.pick("公刑诉字", "公（刑侦）诉字", "公（刑）诉字")
        if police
        else s.pick("检刑诉字", "检刑诉", "检刑检刑诉")
    )
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    held = f"{m.city}公安局{m.district[:2]}分局"
    caught = s.day(m.days["caught"], "plain")
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，居民身份证号码{m.identity()}，汉族，{m.stock.say('schooling')}文化程度，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。{m.status}{m.recipient}因涉嫌{m.cause}罪，{s.pick(f'{caught}由{held}刑事拘留', f'于{caught}被{held}刑事拘留', f'于{caught}被刑事拘留')}。",
        s.pick("本案由我局侦查，现已终结。", f"{m.status}{m.recipient}涉嫌{m.cause}一案，由我局立案侦查，现已侦查终结。", "我局对本案侦查终结，证明犯罪嫌疑人有下列犯罪事实。") if police
        else s.pick(f"本案经{held}侦查终结，移送本院起诉。本院审查期间讯问了被告人，审阅了案卷。", f"本案由{held}侦查终结，以被告人{m.recipient}涉嫌{m.cause}罪移送本院审查起诉。本院依法告知了被告人有权委托辩护人和认罪认罚可能导致的法律后果，依法讯问了被告人，审查了全部案件材料。", f"{held}以被告人{m.recipient}涉嫌{m.cause}罪移送起诉。本院受理后依法履行告知义务，讯问被告人并听取辩护人意见，审查了全案证据。"),
        f"{s.pick('查明', '经依法审查查明' if not police else '经依法侦查查明', '现已查明')}：{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.stock.say('weather')}，{m.status}{m.recipient}{m.deed}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        s.pick("证据有：", "认定上述事实的证据如下：", "上述事实的证据如下："),
        *[f"{n}{s.pick('．', '.', '、')}{m.stock.say('proofs')}，{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"综上，犯罪嫌疑人{m.recipient}涉嫌{m.cause}罪，事实清楚，证据确实、充分。根据《中华人民共和国刑事诉讼法》第一百六十二条的规定，移送审查起诉。" if police
        else f"本院认为，被告人{m.recipient}的行为触犯刑律，应当以{m.cause}罪追究其刑事责任。根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    if not police:
        s.prose(f"检察员　{m.officer}")
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way=s.pick("plain", "plain", "chinese"))  # fmt: skip


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", "认罪认罚具结书", "认罪认罚具结书（电子卷）", org=m.procuratorate)
    s.fields(("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born)), ("身份证号码", m.identity()))  # fmt: skip
    months = s.dice.randint(6, 16)
    s.prose(
        s.pick("一　权利知悉：检察官已讲解认罪认罚从宽的规定，本人明白。", "一、权利知悉：本人已阅读《认罪认罚从宽制度告知书》，且理解并接受其全部内容。", "1.本人已被告知认罪认罚从宽制度的内容及法律后果。"),
        s.pick(f"二　认罪认罚内容：本人承认{m.cause}的犯罪事实，接受{months}个月的量刑建议，同意适用简易程序。", f"二、认罪认罚内容：本人知悉指控的犯罪事实，构成{m.cause}罪，对指控没有异议；检察机关提出判处{months}个月的量刑建议，本人接受；同意适用简易程序。", f"2.本人认可{m.cause}罪的指控，同意{months}个月的量刑建议及适用速裁程序。"),
        s.pick("三　自愿声明：本人自愿签署，没有受到胁迫。", "三、自愿签署声明：本具结书系本人在知情和自愿的情况下签署，未受任何暴力、威胁或者其他形式的非法影响。", "3.本人在辩护律师见证下自愿签署。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((s.pick("具结人签名", "犯罪嫌疑人（签字）", "具结人签字"), name), (s.pick("辩护人签名", "辩护人（签字）", "见证律师签字"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("劳动争议申诉书", "劳动人事争议仲裁申请书", "劳动争议仲裁申请书（要素式）")
    else:
        s.title("民事诉状", "民事起诉状", "民事起诉状（要素式）")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    sex = "男" if m.is_man else "女"
    where = f"{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"
    own = f"{m.recipient}，{sex}，{s.day(m.born)}出生，汉族，住{m.city}{m.district}{m.home}"
    asks = [m.stock.say("asks") for _ in range(3)]
    told = [f"{m.stock.say('hours')}，{m.other}{m.deed}。", *m.stock.many("argument", s.dice.randint(5, 8))]  # fmt: skip
    if s.layout == 26:
        s.fields((first, own), (second, f"{m.other}，住所地{where}"), ("争议类型", m.cause))
        s.prose("一、请求", *[f"{n}.{one}" for n, one in enumerate(asks, 1)], "二、事实和理由", *told, "三、受理机关", m.body)  # fmt: skip
    else:
        s.prose(
            f"{first}：{own}。",
            f"{second}：{m.other}，住{where}。",
            s.pick("请求：", f"{'仲裁' if labour else '诉讼'}请求", ""),
            *[f"{s.pick(f'{n + 1}．', '一二三'[n] + '、', '')}{one}。" for n, one in enumerate(asks)],
            s.pick("事实和理由：", "事实与理由", ""),
            *told,
            s.pick(f"请{'委员会' if labour else '法院'}依法裁判。", f"为此，{first}依法向贵{'委' if labour else '院'}{'申请仲裁' if labour else '提起诉讼'}，望判如所请。" if not labour else "为此，依法向贵委申请仲裁，请予支持。", ""),
            "此致",
            m.body,
        )  # fmt: skip
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    writer = first if labour else "具状人"
    s.sign((s.pick(f"{writer}签名或手印", f"{writer}（签字）", f"{writer}签字"), name))
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("证据登记单", "证据材料清单", "举证材料目录")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    head = ["序号", s.pick("证据", "证据名称", "材料名称"), s.pick("证明事项", "证明内容", "证明目的"), s.pick("张数", "页数", "上传情况")]  # fmt: skip
    last = s.pick("", "", "已上传")
    rows = [
        [str(n), one, m.stock.say("seen"), last or str(s.dice.randint(1, 9))]
        for n, one in enumerate(names, 1)
    ]
    s.table(head, rows)
    s.sign((s.pick("提交人签名或手印", "提交人（签字）", "提交人签字"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official("受理通知书", "受理案件通知书", "案件受理通知书", org=m.body, number=s.number(m.number))  # fmt: skip
    us = "本委" if m.kind == LABOUR else "本院"
    paper = "仲裁申请" if m.kind == LABOUR else "起诉"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你诉{m.other}{m.cause}一案，{us}于{day}收案，决定受理。",
               f"你与{m.other}{m.cause}一案的{paper}，经审查符合法定受理条件，{us}决定于{day}受理，并将有关事项通知如下：",
               f"{us}已于{day}受理你与{m.other}{m.cause}一案。请注意以下事项："),
        s.pick("证据应当在十五日内提交。", "一、当事人应当依法行使权利，履行义务；二、应当在收到通知后十五日内提交证据材料；三、可以委托一至二人作为代理人。", "1.请在举证期限内提交证据；2.请保持电话畅通，接收开庭信息；3.委托代理人的，请提交委托手续。"),
        s.pick(f"{m.judge}承办，{m.clerk}记录。", f"承办人：{m.judge}；书记员：{m.clerk}。", f"承办人{m.judge}，书记员{m.clerk}。"),
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official("辩护人出庭通知", "出庭通知书", "开庭通知（辩护人）", org=m.body, number=s.number(m.number))  # fmt: skip
    elif labour:
        s.official("开庭通知", "仲裁庭开庭通知书", "仲裁出庭通知书", org=m.body)
    else:
        s.official("民事案件传票", "传票", "电子传票", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), "plain")
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    if "传票" in s.truth.title:
        s.fields(
            ("案号", m.number), ("案由", m.cause), (s.pick("被传人", "被传唤人", "被传唤人"), m.recipient), (s.pick("传唤事由", "传唤事由", "事由"), "开庭"),
            (s.pick("时间", "应到时间", "到庭时间"), when), (s.pick("地点", "应到处所", "到庭地点"), where),
            way=s.pick("", "pairs", ""),
        )  # fmt: skip
        s.prose(s.pick("按时到庭，带上此票。", "注意事项：被传唤人必须准时到达，并携带本传票；因故不能到庭的，应当事先说明。", "请提前二十分钟到达，配合安全检查。"))  # fmt: skip
    else:
        case = f"{m.recipient}{m.cause}一案"
        role = m.stock.values["advocate"]
        s.prose(
            s.pick(f"{m.handler}律师：", f"{m.firm}{m.handler}律师：", f"{role}{m.handler}律师："),
            s.pick(f"{case}，{when}在{where}开庭，你作为{role}请到庭。",
                   f"{m.body}定于{when}，在{where}公开审理{case}。根据法律规定，请你以{role}的身份准时出庭。",
                   f"您承办的{case}已排定开庭。时间：{when}；地点：{where}；出庭身份：{role}。"),
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("plain", "chinese", "plain"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    if m.kind == LABOUR:
        s.official("仲裁开庭记录", "仲裁庭庭审笔录", "仲裁庭审理笔录（第一次）", org=m.body)
    else:
        s.official("开庭记录", "法庭审理笔录", "庭审笔录（第一次开庭）", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    names = _speakers(s)
    talk = [
        ("审", s.pick("现在核对到庭人员。", "核对当事人及其他诉讼参加人到庭情况。" if m.kind != LABOUR else "核对双方当事人到庭情况。", "首先核对到庭人员身份。")),
        ("审", f"{s.pick('现在审理', '现在宣布开庭，依法公开审理', '现在开庭审理')}{m.recipient}{m.cause}一案。对出庭人员有没有异议？"),
    ]  # fmt: skip
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(80, 140))]
    talk += [
        ("审", s.pick("今天审到这里，闭庭，看完笔录签名。", "法庭审理结束，现在休庭，笔录阅后签名。" if m.kind != LABOUR else "庭审结束，笔录阅后签名。", "今天庭审结束，请核对笔录后签字。")),
    ]  # fmt: skip
    s.talk([(names[who], said) for who, said in talk])
    s.sign((s.pick(f"{m.status}签名", f"{m.status}（签字）", f"{m.status}签字"), m.recipient), (s.pick(f"{role}签名", f"{role}（签字）", f"{role}签字"), advocate))  # fmt: skip


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin = s.dice.choice((540, 555, 570))
    span = f"{s.moment(m.days['heard'], begin, 'plain')}{s.pick('到', '至', '至')}{s.clock(begin + s.dice.randint(70, 140))}"  # fmt: skip
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    judge = "仲裁员" if labour else "审判员"
    case = f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}与{m.other}{m.cause}一案"
    s.prose(
        *([s.pick(f"案号：{s.number(m.number)}", f"案号：{s.number(m.number)}", s.number(m.number))] if m.number else []),
        f"{s.pick('时间', '时间', '开庭日期')}：{span}",
        f"{s.pick('地点', '地点', '开庭地点')}：{s.pick(room, m.body + room, ('本委' if labour else '本院') + room)}",
        f"{s.pick('案件', '案由', '审理案件')}：{s.pick(case, m.cause, case)}",
        f"{s.pick('到庭人员', '出庭人员', '诉讼参加人' if not labour else '仲裁参加人')}：",
        *([f"公诉人　{m.procuratorate}检察员{m.officer}"] if m.is_criminal else []),
        f"{m.status}　{m.recipient}",
        f"{role}　{advocate}　{m.firm}律师",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}　{m.other}"]),
        f"{judge}：{m.judge}　　{s.pick('记录', '书记员', '书记员')}：{m.clerk}",
    )  # fmt: skip


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    labour = s.matter.kind == LABOUR
    status = s.matter.status
    against = "被申请人" if labour else "被告"
    return {
        "审": s.pick("仲裁员", "仲裁员", "仲裁员") if labour else s.pick("审判员", "审", "审判员"), "公": s.pick("公诉人", "公", "公诉人"),
        "辩": s.pick("辩护人", "辩", "辩护人"), "被": s.pick("被告人", "被", "被告人"),
        "原代": s.pick(f"{status}律师", f"{status}代", f"{status}代理人"), "原告": s.pick(status, status, status),
        "被告": s.pick(against, against, against),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    kind = "刑事" if m.is_criminal else "民事"
    title = s.pick("裁决书", "仲裁裁决书", "仲裁裁决书") if labour else f"{kind}判决书"
    mark = s.pick("劳裁字", "劳人仲裁字", "劳人仲案字")
    made = f"{m.district[:1]}{mark}〔{m.year}〕第{s.dice.randint(11, 900)}号"
    s.official(title, org=m.body, number=s.number(m.number) or made)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    accepted, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    aided = s.pick("", "", f"，由{m.centre}指派")
    took = "仲裁活动" if labour else "诉讼"
    way = "依法适用简易程序" if m.is_criminal else f"依法由{m.judge}独任审理"
    s.prose(
        *([f"公诉机关{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}{'' if m.is_criminal else '：'}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}{'' if m.is_criminal else '：'}{advocate}，{m.firm}律师{aided}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}。"]),
        s.pick(f"{m.recipient}{m.cause}一案，{us}于{accepted}收案，于{heard}开庭审理，{m.status}和{role}{advocate}都到庭参加。现审理完毕。",
               f"{m.status}{m.recipient}{m.cause}一案，{us}于{accepted}立案后，{way}，于{heard}公开开庭进行了审理。{m.status}{m.recipient}、{role}{advocate}到庭参加{took}。现已审理终结。",
               f"{us}{accepted}受理{m.recipient}{m.cause}一案后，于{heard}公开开庭审理，{m.recipient}及其{role}{advocate}参加了{took}。本案审理终结。"),
        *m.stock.many("reasoning", s.dice.randint(32, 54)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{'仲裁员' if labour else '审判员'}　{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"{s.pick('书记员', '书　记　员', '书记员')}　{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    if m.is_criminal:
        return [
            f"本院认为，被告人{m.recipient}的行为已构成{m.cause}罪，公诉机关的指控成立。关于{m.stock.say('point')}的意见，本院已作评判。依照《中华人民共和国刑法》的有关规定，判决如下：",
            f"被告人{m.recipient}犯{m.cause}罪，判处{s.pick('有期徒刑', '有期徒刑', '拘役')}{s.dice.randint(4, 6)}个月，并处罚金人民币{s.dice.randint(1, 9)}000元。",
            "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向上一级人民法院提出上诉。",
        ]
    labour = m.kind == LABOUR
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，关于双方争议的{m.stock.say('point')}，证据已能认定。依照有关法律规定，{end}如下：",
        f"一、{m.other}于本{end}生效之日起十日内给付{m.recipient}{s.dice.randint(20, 900) * 100}元；二、驳回{m.recipient}的其他请求。",
        "当事人不服本裁决的，可以自收到裁决书之日起十五日内向人民法院提起诉讼。"
        if labour
        else "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状。",
    ]
