"""Papers of courts, procuratorates, commissions and parties in layouts 22 to 24."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.sheet import Sheet


def indictment(s: Sheet) -> None:
    """The indictment, or in the investigation the opinion for prosecution."""
    m = s.matter
    police = m.kind == INVESTIGATION
    org = m.body if police else m.procuratorate
    mark = (
        s.pick("公诉字", "公（刑）诉字", "公（刑）诉字")
        if police
        else s.pick("检诉", "检刑诉", "检一部刑诉")
    )
    s.official("起诉意见书" if police else "起诉书", org=org,
               number=f"{m.district[:1]}{mark}〔{m.year}〕{s.dice.randint(11, 400)}号")  # fmt: skip
    held = f"{m.city}公安局{m.district[:2]}分局"
    s.prose(
        f"{m.status}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，公民身份号码{m.identity()}，汉族，{m.stock.say('schooling')}，{m.stock.say('occupations')}，户籍所在地{m.city}{m.district}{m.home}。因涉嫌{m.cause}罪，于{s.day(m.days['caught'], 'plain')}被{held}刑事拘留。",
        s.pick("本案经我局立案侦查，现侦查终结。", "犯罪嫌疑人涉嫌犯罪一案，我局接报案后立案侦查，现已侦查终结。", "本案由我局侦查终结。") if police
        else s.pick(f"本案由{held}侦查终结，移送本院审查起诉。本院受理后，已告知被告人诉讼权利，讯问了被告人，审查了全部案件材料。", f"本案由{held}侦查终结，以被告人{m.recipient}涉嫌{m.cause}罪，向本院移送审查起诉。本院受理后，依法告知有关权利，讯问被告人，听取辩护人意见，审查了全部案卷材料。", f"{held}侦查终结后，以{m.recipient}涉嫌{m.cause}罪移送本院。本院已履行权利告知义务，并听取了被告人、辩护人的意见。"),
        f"经依法{'侦查' if police else '审查'}查明：{s.day(m.days['happened'], 'plain')}{m.stock.say('hours')}，{m.stock.say('weather')}，{m.recipient}{m.deed}。",
        *m.stock.many("dictum", s.dice.randint(7, 11)),
        s.pick("证据：", "认定上述事实的证据如下：", "上述犯罪事实有以下证据予以证实："),
        *[f"{n}{s.pick('．', '.', '、')}{m.stock.say('proofs')}，{m.stock.say('seen')}；" for n in range(1, s.dice.randint(8, 13))],
        f"综上所述，{m.recipient}的行为已涉嫌{m.cause}罪。依照《中华人民共和国刑事诉讼法》第一百六十二条之规定，将此案移送审查起诉。" if police
        else f"本院认为，被告人{m.recipient}的行为构成{m.cause}罪，依法应当追究刑事责任。根据《中华人民共和国刑事诉讼法》第一百七十六条的规定，提起公诉，请依法判处。",
        "此致",
        m.procuratorate if police else m.body,
    )  # fmt: skip
    if not police:
        s.prose(f"{s.pick('检察员', '检察员', '检察官')}　{m.officer}")
    s.seal(org, m.days["moved" if police else "indicted"],
           stamped=not s.planned("unsealed:X-indictment"), way="chinese")  # fmt: skip


def plea(s: Sheet) -> None:
    """The plea statement."""
    m = s.matter
    s.title("认罪认罚具结书", "认罪认罚具结书", "认罪认罚具结书（存卷联）", org=m.procuratorate)
    s.fields(("姓名", m.recipient), ("性别", "男" if m.is_man else "女"), ("出生日期", s.day(m.born)), ("公民身份号码", m.identity()))  # fmt: skip
    months = s.dice.randint(6, 16)
    s.prose(
        s.pick("权利知悉　检察机关已讲明认罪认罚从宽的规定，本人听懂。", "一、本人已阅读《认罪认罚从宽制度告知书》并理解其内容，承办检察官和律师已作解释。", "一、权利知悉：本人已收到权利义务告知书，知悉认罪认罚的性质和后果。"),
        s.pick(f"认罪认罚内容　本人对{m.cause}的事实认罪，接受{months}个月的量刑建议，同意适用简易程序。", f"二、本人承认指控的{m.cause}犯罪事实，同意判处{months}个月的量刑建议，同意适用简易程序审理。", f"二、认罪认罚：本人对指控的犯罪事实和{m.cause}罪名无异议；同意{months}个月的量刑建议；同意适用速裁程序。"),
        s.pick("自愿签署　以上是本人自愿，没有受到逼迫。", "三、本人系自愿签署本具结书，未受到暴力、威胁、引诱。", "三、自愿声明：本人在律师见证下自愿签署，无违法取得情形。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-plea") else m.recipient
    s.sign((s.pick("具结人", "犯罪嫌疑人（签名）", "犯罪嫌疑人签名"), name), (s.pick("辩护人", "辩护人（签名）", "在场律师签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])


def complaint(s: Sheet) -> None:
    """The complaint, or in labour matters the application for arbitration."""
    m = s.matter
    labour = m.kind == LABOUR
    if labour:
        s.title("仲裁申请书", "劳动人事争议仲裁申请书", f"劳动仲裁申请书（{m.cause}）")
    else:
        s.title("民事起诉状", "民事起诉状", f"民事起诉状（{m.cause}）")
    first, second = ("申请人", "被申请人") if labour else ("原告", "被告")
    sex = "男" if m.is_man else "女"
    where = f"{m.city}{m.stock.say('streets')}{s.dice.randint(1, 200)}号"
    own = f"{m.recipient}，{sex}，{s.day(m.born)}出生，汉族，住{m.city}{m.district}{m.home}"
    if s.layout == 23:
        s.fields((f"{first}信息", own), (f"{second}信息", f"{m.other}，住所地{where}"), ("案由", m.cause))  # fmt: skip
    else:
        s.prose(f"{first}：{own}。", f"{second}：{m.other}，住{where}。")
    s.prose(
        s.pick("请求事项", f"{'仲裁' if labour else '诉讼'}请求：", f"{'仲裁' if labour else '诉讼'}请求"),
        *[f"{s.pick('一二三'[n] + '、', f'{n + 1}.', f'{n + 1}．')}{m.stock.say('asks')}；" for n in range(3)],
        s.pick("事实及理由", "事实与理由：", "事实与理由"),
        f"{m.stock.say('hours')}，{m.other}{m.deed}。",
        *m.stock.many("argument", s.dice.randint(5, 8)),
        s.pick("请依法处理。", f"综上，为维护{first}的合法权益，特向贵{'委' if labour else '院'}提出{'申请' if labour else '起诉'}，请依法支持。", "请求依法判如所请。" if not labour else "请求依法裁决。"),
        "此致",
        m.body,
    )  # fmt: skip
    name = "" if s.planned("unsigned:X-complaint") else m.recipient
    s.sign((s.pick(first if labour else "具状人", f"{first if labour else '具状人'}（签名）", f"{first}签名"), name))  # fmt: skip
    s.today(m.days["pleaded"])


def evidence_list(s: Sheet) -> None:
    """The list of evidence that a party hands in."""
    m = s.matter
    s.title("提供证据清册", "证据清单", "证据材料提交清单")
    names = list(dict.fromkeys(m.stock.many("proofs", 7)))
    if s.layout == 24:
        head, rows = (
            ["证据名称", "份数", "说明"],
            [[one, "1", m.stock.say("seen")] for one in names],
        )
    else:
        head = ["序号", "证据名称", "证明目的", s.pick("", "页数", "证据形式")]
        rows = [
            [str(n), one, m.stock.say("seen"), s.pick("", str(s.dice.randint(1, 9)), "复印件")]
            for n, one in enumerate(names, 1)
        ]
    s.table(head, rows)
    s.sign((s.pick("提供人", "提交人（签名）", "提交人签名"), m.recipient))
    s.today(m.days["pleaded"])


def accepted(s: Sheet) -> None:
    """The notice that the case is accepted."""
    m = s.matter
    s.official(
        "案件受理通知书", "受理案件通知书", "受理通知书", org=m.body, number=s.number(m.number)
    )
    us = "本委" if m.kind == LABOUR else "本院"
    paper = "仲裁申请" if m.kind == LABOUR else "起诉"
    day = s.day(m.days["accepted"], "plain")
    s.prose(
        f"{m.recipient}：",
        s.pick(f"你诉{m.other}{m.cause}一案，{us}于{day}决定受理。",
               f"你与{m.other}{m.cause}一案，{us}收到你的{paper}后，经审查，符合法定受理条件，决定于{day}受理。现将有关事项通知如下：",
               f"你提交的与{m.other}{m.cause}一案的{paper}材料，{us}已于{day}登记立案。"),
        s.pick("限十五日内交齐证据。逾期不交的，承担相应后果。", "一、你应当在收到本通知书之日起十五日内提交证据；二、如需委托代理人，应当提交授权委托书；三、请按时参加庭审。", "请登录诉讼服务平台查看举证须知，并在举证期限内提交证据。"),
        s.pick(f"经办人　{m.judge}", f"本案由{m.judge}承办，书记员{m.clerk}。", f"承办人：{m.judge}　　联系人：{m.clerk}"),
    )  # fmt: skip
    s.seal(m.body, m.days["accepted"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("chinese", "chinese", "plain"))  # fmt: skip


def summons(s: Sheet) -> None:
    """The summons, or the notice to appear."""
    m = s.matter
    labour = m.kind == LABOUR
    if m.is_criminal:
        s.official("出庭通知书", "出庭通知书", "出庭通知书（辩护律师）", org=m.body, number=s.number(m.number))  # fmt: skip
    elif labour:
        s.official("仲裁庭开庭通知书", "开庭通知书", "仲裁开庭通知书", org=m.body)
    else:
        s.official("传票", "传票", "传票（电子送达）", org=m.body, number=s.number(m.number))
    when = s.moment(m.days["heard"], s.dice.choice((540, 570, 870)), "plain")
    where = f"{s.pick('本院', '', '')}第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    where = where.removeprefix("本院") if labour else where
    if "传票" in s.truth.title:
        s.fields(
            ("案号", m.number), ("案由", m.cause), ("被传唤人", m.recipient), ("传唤事由", "开庭审理"),
            (s.pick("应到时间", "应到时间", "开庭时间"), when), (s.pick("应到处所", "应到处所", "开庭地点"), where),
            way=s.pick("pairs", "pairs", ""),
        )  # fmt: skip
        s.prose(s.pick("注意　持本传票到庭，不得迟误。", "注意事项：1.被传唤人必须准时到达应到处所；2.本票由被传唤人携带来院报到。", "请凭身份证件和本传票于开庭前十五分钟签到。"))  # fmt: skip
    else:
        s.prose(
            f"{m.firm}{m.handler}律师：",
            s.pick(f"{m.recipient}{m.cause}一案定于{when}在{where}开庭，请你以{m.stock.values['advocate']}身份到庭。",
                   f"{m.body}受理的{m.recipient}{m.cause}一案，定于{when}在{where}公开开庭审理，请你作为{m.stock.values['advocate']}准时出庭。",
                   f"{m.recipient}{m.cause}一案开庭安排：时间{when}，地点{where}。请担任{m.stock.values['advocate']}的律师准时参加。"),
        )  # fmt: skip
    s.seal(m.body, m.days["summoned"], stamped=not s.planned("unsealed:D-27a"), way=s.pick("chinese", "chinese", "plain"))  # fmt: skip


def hearing(s: Sheet) -> None:
    """The hearing record, four to ten pages."""
    m = s.matter
    if m.kind == LABOUR:
        s.official("仲裁庭审理笔录", "庭审笔录", "仲裁庭审笔录", org=m.body)
    else:
        s.official("公开审理笔录", "法庭笔录", "庭审笔录（普通程序独任）", org=m.body)
    advocate = m.colleague if s.planned("substitute") else m.handler
    role = m.stock.values["advocate"] if m.is_criminal else "委托代理人"
    _present(s, role, advocate)
    names = _speakers(s)
    talk = [
        ("审", s.pick("核对到庭人员。", "下面核对到庭的当事人和诉讼参加人。", "请各方确认身份信息。")),
        ("审", f"{s.pick('现在审理', '现在开庭，公开审理', '现在开庭，审理')}{m.recipient}{m.cause}一案。各方对出庭人员有无异议？"),
    ]  # fmt: skip
    talk += [m.stock.pair("turns") for _ in range(s.dice.randint(80, 140))]
    talk += [
        ("审", s.pick("退庭。看笔录签字。", "今天的庭审到此结束，现在闭庭，请阅读笔录后签名。", "闭庭。请核对笔录并签名。")),
    ]  # fmt: skip
    s.talk([(names[who], said) for who, said in talk])
    s.sign((s.pick(m.status, f"{m.status}（签名）", f"{m.status}签名"), m.recipient), (s.pick(role, f"{role}（签名）", f"{role}签名"), advocate))  # fmt: skip


def _present(s: Sheet, role: str, advocate: str) -> None:
    """Where and when a hearing was, and who was there."""
    m = s.matter
    labour = m.kind == LABOUR
    begin = s.dice.choice((540, 555, 570))
    span = f"{s.moment(m.days['heard'], begin, 'plain')}{s.pick('至', '至', '—')}{s.clock(begin + s.dice.randint(70, 140))}"  # fmt: skip
    room = f"第{s.dice.choice('一二三四五六七八')}{'仲裁庭' if labour else '审判庭'}"
    judge = "仲裁员" if labour else "审判员"
    case = f"{m.recipient}{m.said}" if m.is_criminal else f"{m.recipient}诉{m.other}{m.cause}一案"
    s.prose(
        f"{s.pick('时间', '开庭时间', '庭审时间')}：{span}",
        f"{s.pick('地点', '开庭地点', '庭审地点')}：{m.body}{room}",
        *([f"案号：{s.number(m.number)}"] if m.number else []),
        f"{s.pick('案由', '案件', '案件名称')}：{s.pick(m.cause, case, case)}",
        f"{judge}：{m.judge}",
        f"{s.pick('记录', '书记员', '书记员')}：{m.clerk}",
        *([f"公诉人：{m.officer}（{m.procuratorate}）"] if m.is_criminal else []),
        f"{m.status}：{m.recipient}　{s.pick('到庭', '到庭', '已到庭')}",
        f"{role}：{advocate}，{m.firm}律师　{s.pick('到庭', '到庭', '已到庭')}",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}　到庭"]),
    )


def _speakers(s: Sheet) -> dict[str, str]:
    """Who speaks in a hearing, as the layout's clerk writes it."""
    labour = s.matter.kind == LABOUR
    status = s.matter.status
    against = "被申请人" if labour else "被告"
    return {
        "审": s.pick("仲", "仲裁员", "仲裁员") if labour else s.pick("审", "审判员", "审判员"), "公": s.pick("公", "公诉人", "公诉人"),
        "辩": s.pick("辩", "辩护人", "辩护人"), "被": s.pick("被", "被告人", "被告人"),
        "原代": s.pick(f"{status[0]}代", f"{status}代理人", f"{status}委托代理人"), "原告": s.pick(status[0], status, status),
        "被告": s.pick("被", against, against),
    }  # fmt: skip


def judgment(s: Sheet) -> None:
    """The judgment, or in labour matters the award."""
    m = s.matter
    labour = m.kind == LABOUR
    kind = "刑事" if m.is_criminal else "民事"
    title = s.pick("仲裁裁决书", "裁决书", "仲裁裁决书") if labour else f"{kind}判决书"
    mark = s.pick("劳仲裁字", "劳人仲案", "劳人仲裁字")
    made = f"{m.district[:1]}{mark}〔{m.year}〕第{s.dice.randint(11, 900)}号"
    s.official(title, org=m.body, number=s.number(m.number) or made)
    us = "本委" if labour else "本院"
    advocate = m.colleague if s.planned("substitute") else m.handler
    civil = "委托代理人" if labour else "委托诉讼代理人"
    role = m.stock.values["advocate"] if m.is_criminal else civil
    accepted, heard = s.day(m.days["accepted"], "plain"), s.day(m.days["heard"], "plain")
    aided = s.pick("", f"，系{m.centre}指派", "（法律援助）")
    s.prose(
        *([f"公诉机关{m.procuratorate}。"] if m.is_criminal else []),
        f"{m.status}{'' if m.is_criminal else '：'}{m.recipient}，{'男' if m.is_man else '女'}，{s.day(m.born, 'plain')}出生，汉族，住{m.city}{m.district}{m.home}。",
        f"{role}{'' if m.is_criminal else '：'}{advocate}，{m.firm}律师{aided}。",
        *([] if m.is_criminal else [f"{'被申请人' if labour else '被告'}：{m.other}。"]),
        s.pick(f"{m.recipient}{m.cause}一案，{us}{accepted}受理，{heard}开庭。{m.recipient}同其{role}{advocate}到庭。现已终结。",
               f"{m.status}{m.recipient}{m.cause}一案，{us}于{accepted}受理后，依法适用简易程序，由{m.judge}独任审理，于{heard}公开开庭进行了审理。{m.status}{m.recipient}及其{role}{advocate}到庭参加{'仲裁' if labour else '诉讼'}。本案现已审理终结。",
               f"{us}于{accepted}立案受理{m.recipient}{m.cause}一案，并于{heard}公开开庭审理。{m.status}{m.recipient}、{role}{advocate}到庭参加{'仲裁' if labour else '诉讼'}。现已审理终结。"),
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
            f"本院认为，被告人{m.recipient}犯{m.cause}罪，事实清楚，证据充分。控辩双方就{m.stock.say('point')}发表的意见，已在前文评判。依照刑法有关规定，判决如下：",
            f"被告人{m.recipient}犯{m.cause}罪，判处{s.pick('有期徒刑', '有期徒刑', '拘役')}{s.dice.randint(4, 6)}个月，并处罚金人民币{s.dice.randint(1, 9)}000元。",
            "如不服本判决，可在接到判决书的第二日起十日内上诉。",
        ]
    labour = m.kind == LABOUR
    end = "裁决" if labour else "判决"
    return [
        f"{us}认为，双方争议的{m.stock.say('point')}已经查明。依照有关法律规定，{end}如下：",
        f"一、{m.other}自本{end}生效之日起十日内支付{m.recipient}{s.dice.randint(20, 900) * 100}元；二、驳回{m.recipient}的其他请求。",
        "不服本裁决的，可自收到之日起十五日内向人民法院起诉。"
        if labour
        else "如不服本判决，可在判决书送达之日起十五日内提起上诉。",
    ]
