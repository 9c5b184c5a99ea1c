"""Papers of courts, procuratorates, commissions and parties in layouts 19 to 21."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = (
        s.pick("公（刑侦）诉字", "公刑诉字", "公（治）诉字")
        if police
        else s.pick("检刑诉", "检刑诉字", "检一刑诉")
    )
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    held = f"{m.city}公安局{m.district[:2]}分局"
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，公民身份号码{m.identity()}，{m.stock.say('schooling')}，{m.stock.say('occupations')}，住{m.city}{m.district}{m.home}。{s.day(m.days['caught'], 'plain')}因涉嫌{m.cause}罪被{held}刑事拘留。",
        s.pick("本案由报案人报警案发，经立案侦查终结。", "本案由我局立案侦查，现已侦查终结。", "本案侦查终结。") if police
        else s.pick(f"本案由{held}侦查终结，向本院移送审查起诉。本院依法讯问了被告人，听取了辩护律师的意见。", f"{held}以{m.cause}罪移送审查起诉，本院已告知权利，讯问被告人，审阅全部案卷。", f"本案由{held}侦查，移送本院审查起诉，本院已依法听取各方意见。"),
        f"{'现查明' if police else '现已查明'}：{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.recipient}{m.deed}。{m.stock.say('weather')}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        s.pick("证据如下：", "上述事实有下列证据证明：", "认定的证据有："),
        *[f"{s.pick(f'（{n}）', f'{n}、', f'{n}．')}{m.stock.say('proofs')}，{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"综上，犯罪嫌疑人{m.recipient}的行为涉嫌{m.cause}罪，依照刑事诉讼法第一百六十二条，移送审查起诉。" if police
        else f"本院认为，被告人{m.recipient}{m.deed}，应当以{m.cause}罪追究刑事责任。现提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way="chinese")  # fmt: skip
    if not police:
        s.prose(f"{s.pick('检察员', '检察官', '检察员')}：{m.officer}")


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", "认罪认罚具结书", "认罪认罚具结书（辩护人存）", org=m.procuratorate)
    s.fields(("姓名", m.recipient), ("出生日期", s.day(m.born)), ("身份证号码", m.identity()), ("涉嫌罪名", m.cause))  # fmt: skip
    s.prose(
        s.pick("本人已知悉认罪认罚从宽制度的内容，律师已作解释。", "我知道认罪认罚从宽是怎么回事，也问过律师。", "权利义务告知已收悉，内容理解。"),
        s.pick(f"本人对指控的{m.cause}事实没有异议，自愿认罪。", f"我承认{m.cause}的事实，愿意认罪认罚。", f"对指控的犯罪事实、{m.cause}罪名均无异议。"),
        f"{s.pick('同意', '接受', '认可')}检察机关提出的{s.dice.randint(6, 16)}个月的量刑建议和{s.pick('简易', '速裁', '简易')}程序的适用。",
        s.pick("以上系本人自愿，并在律师见证下签署。", "我是自愿签字的。", "签署人确认系自愿签署。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((s.pick("犯罪嫌疑人", "本人签名（捺印）", "签署人签名"), name), (s.pick("辩护人", "律师签名", "辩护律师签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("劳动争议仲裁申请书", "劳动仲裁申请书", "仲裁申请书")
    else:
        s.title("民事起诉状", "起诉状", "民事起诉状")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    sex = "男" if m.is_man else "女"
    s.fields(
        (first, f"{m.recipient}，{sex}，{s.day(m.born)}出生，住{m.city}{m.district}{m.home}"),
        (second, f"{m.other}，住{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"),
        ("案由", m.cause), way=s.pick("lines", "lines", "grid"),
    )  # fmt: skip
    s.prose(
        s.pick("请求事项：", "请　　求：", "请求事项"),
        *[f"{s.pick(f'{n}、', f'{n}. ', f'（{n}）')}{m.stock.say('asks')}；" for n in range(1, 4)],
        s.pick("事实与理由：", "事实和理由：", "事实与理由"),
        f"{m.stock.say('hours')}，{m.other}{m.deed}。",
        *m.stock.many("argument", s.dice.randint(5, 8)),
        s.pick(f"为此，依法提出{'申请' if labour else '诉讼'}，请予支持。", "请依法公正处理。", "恳请依法支持上述请求。"),
        "此致",
        m.body,
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    writer = "申请人" if labour else "具状人"
    s.sign((s.pick(writer, f"{writer}签名（捺印）", f"{first}签名"), name))
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("证据目录", "证据材料目录及证明内容", "举证材料清单")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    s.table(
        [s.pick("编号", "序号", "序号"), s.pick("证据材料", "证据", "材料名称"), s.pick("来源", "份数", "材料类型"), s.pick("证明对象", "证明内容", "拟证明事实")],
        [[str(n), name, s.pick(f"{m.status}提供", "1", "复印件"), m.stock.say("seen")] for n, name in enumerate(names, 1)],
    )  # fmt: skip
    s.sign((s.pick("举证人", f"{m.status}签名", "提交人签名"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official("受理通知书", "受理案件通知书", "立案受理通知书", org=m.body, number=s.number(m.number))  # fmt: skip
    us = "本委" if m.kind == LABOUR else "本院"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.status}{m.recipient}：",
        s.pick(f"{us}已收到你与{m.other}{m.cause}一案的{'申请书' if us == '本委' else '起诉状'}，经审查决定自{day}起立案审理。",
               f"你与{m.other}{m.cause}一案，{us}经审查同意受理，受理日期{day}。",
               f"你提交的{m.cause}一案材料符合受理条件，{us}于{day}予以登记立案。"),
        s.pick("请在规定期限内举证。", "请按时提交证据。", "举证期限十五日。"),
        f"{s.pick('承办人', '经办', '承办人员')}：{m.judge}　　书记员：{m.clerk}",
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("", "plain", "plain"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official("出庭通知书", "刑事出庭通知书", "出庭通知书", org=m.body, number=s.number(m.number))  # fmt: skip
    elif labour:
        s.official("开庭通知书", "仲裁开庭通知", "开庭通知书", org=m.body)
    else:
        s.official("传票", "传票", "开庭传票", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), "plain")
    where = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    if "传票" in s.truth.title:
        s.fields(
            (s.pick("案号", "案号", "案件编号"), m.number), ("案由", m.cause), ("被传唤人", m.recipient),
            (s.pick("传唤事由", "事由", "传唤事由"), "开庭"), (s.pick("应到时间", "到庭时间", "应到时间"), when), ("应到处所", where), way="grid",
        )  # fmt: skip
        s.prose("被传唤人应携带有效身份证件按时到庭。")
    else:
        s.prose(
            f"{m.firm}{m.handler}律师：",
            s.pick(f"{m.body}定于{when}，在{where}开庭审理{m.recipient}{m.cause}一案，你作为{m.stock.values['advocate']}应当准时出庭。",
                   f"{m.recipient}{m.cause}一案，于{when}在{where}开庭，请按时参加。",
                   f"关于{m.recipient}{m.cause}一案，开庭时间：{when}，开庭地点：{where}，请准时到庭。"),
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("", "plain", "plain"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    if m.kind == LABOUR:
        s.official("仲裁庭开庭笔录", "仲裁庭审记录", "仲裁庭审理记录", org=m.body)
    else:
        s.official("庭审笔录", "法庭审理记录", "开庭审理笔录", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    names = _speakers(s)
    talk = [
        (
            "审",
            s.pick(
                "现在核对当事人的基本情况。", "请坐好，现在开始核对身份。", "核实到庭人员身份。"
            ),
        ),
        ("审", f"{m.recipient}{m.cause}一案现在开庭。权利义务已经书面告知，各方听清了吗？"),
    ]
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(80, 140))]
    talk += [
        (
            "审",
            s.pick(
                "休庭，宣判时间另行通知。", "开庭结束，请看笔录签字。", "闭庭，请核对笔录后签名。"
            ),
        )
    ]
    s.talk([(names[who], said) for who, said in talk])
    s.sign((s.pick(m.status, f"{m.status}签名", f"{m.status}签名"), m.recipient), (s.pick(role, f"{role}签名", f"{role}签名"), advocate))  # fmt: skip


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin = s.dice.choice((540, 555, 570))
    end = s.clock(begin + s.dice.randint(70, 140))
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '法庭'}"
    s.prose(
        f"{s.pick('开庭时间', '时间', '开庭时间')}：{s.moment(m.days['heard'], begin, 'plain')}{s.pick('至', '到', '至')}{end}",
        f"{s.pick('开庭地点', '地点', '开庭地点')}：{m.body}{room}",
        *([f"案号：{s.number(m.number)}"] if m.number else []),
        f"案由：{m.cause}",
        f"{s.pick('独任审判员', '审判员', '审判员') if not labour else '仲裁员'}：{m.judge}　　{s.pick('书记员', '记录人', '书记员')}：{m.clerk}",
        f"到庭人员：{m.status}{m.recipient}，{role}{advocate}（{m.firm}律师）"
        + (f"，公诉人{m.officer}。" if m.is_criminal else "。"),
    )


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    labour = s.matter.kind == LABOUR
    status = s.matter.status
    against = "被申请人" if labour else "被告"
    return {
        "审": s.pick("仲裁员", "仲", "仲裁员") if labour else s.pick("审判员", "审", "审判员"), "公": s.pick("公诉人", "公", "公诉人"),
        "辩": s.pick("辩护人", "辩", "辩护人"), "被": s.pick("被告人", "被", "被告人"),
        "原代": s.pick(f"{status}代理人", "代", f"{status}代理人"), "原告": s.pick(status, status[0], status),
        "被告": s.pick(against, "被", against),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    kind = "刑事" if m.is_criminal else "民事"
    title = s.pick("裁决书", "仲裁裁决书", "仲裁裁决书") if labour else f"{kind}判决书"
    mark = s.pick("劳人仲案字", "劳仲案字", "劳人仲案")
    made = f"{m.district[:1]}{mark}〔{m.year}〕第{s.dice.randint(11, 900)}号"
    s.official(title, org=m.body, number=s.number(m.number) or made)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    accepted, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    s.prose(
        *([f"公诉机关：{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，住{m.city}{m.district}{m.home}。",
        f"{role}：{advocate}，{m.firm}律师。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}。"]),
        s.pick(f"{us}于{accepted}受理{m.recipient}{m.cause}一案，依法由{m.judge}独任审理，于{heard}公开开庭。{m.recipient}及其{role}{advocate}到庭。现已审理终结。",
               f"{m.recipient}{m.cause}一案，{us}{accepted}受理，{heard}开庭审理，{m.recipient}、{role}{advocate}参加。案件已审理完毕。",
               f"关于{m.recipient}{m.cause}一案，{us}于{accepted}立案，于{heard}公开开庭审理。{role}{advocate}、{m.status}{m.recipient}到庭参加，现审理终结。"),
        *m.stock.many("reasoning", s.dice.randint(32, 54)),
        *_result(s, us),
    )  # fmt: skip
    s.prose(f"{'仲裁员' if labour else '审判员'}：{m.judge}")
    s.seal(m.body, m.days["judged"], stamped=not s.planned("unsealed:X-judgment"), way="chinese")
    s.prose(f"{s.pick('书记员', '书　记　员', '书记员')}：{m.clerk}")


def _result(s: Sheet, us: str) -> list[str]:
    m = s.matter
    if m.is_criminal:
        return [
            f"本院认为，被告人{m.recipient}构成{m.cause}罪。关于{m.stock.say('point')}，前文已作论述。依法判决如下：",
            f"{m.recipient}犯{m.cause}罪，判处{s.pick('拘役', '有期徒刑', '有期徒刑')}{s.dice.randint(4, 6)}个月，罚金{s.dice.randint(1, 9)}000元。",
            "不服本判决的，自接到判决书次日起十日内提出上诉。",
        ]
    labour = m.kind == LABOUR
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，就{m.stock.say('point')}，根据查明的事实，{end}如下：",
        f"（一）{m.other}支付{m.recipient}{s.dice.randint(20, 900) * 100}元，于本{end}生效后十五日内付清；（二）其他请求不予支持。",
        "不服本裁决，可在十五日内起诉。" if labour else "如不服，可在收到判决书后十五日内上诉。",
    ]
