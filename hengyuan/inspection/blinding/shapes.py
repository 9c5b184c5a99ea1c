"""Secrets known by their shape or by the label before them: numbers, days of birth, homes.

Signs are compared without blanks, so that 1980 01 05 is 19800105 here. An age stays: the law asks
for it. So do the days of the case, the court's number and the places where things happened.
"""

import re

from hengyuan.inspection.blinding.secrets import Kind

DIGIT = r"[0-9OQIL]"
YEAR = r"(?:(?:19|20)[0-9*]{2}|[一二][〇零九一二三四五六七八]{3})"
SMALL = r"(?:[0-9*]{1,2}|[〇零一二三四五六七八九十]{1,3})"
DATE = (
    rf"(?:{YEAR}年(?:{SMALL}月(?:{SMALL}日?)?)?"
    r"|(?:19|20)[0-9]{2}[-－—./、][01]?[0-9](?:[-－—./、][0-3]?[0-9])?(?![0-9])"
    r"|(?:19|20)[0-9]{6}(?![0-9])|(?<![0-9])[0-9]{2}年(?:[01]?[0-9]月(?:[0-3]?[0-9]日)?)?)"
)
LONG_AGO = r"(?=(?:19|200|201|一九|二〇[〇零一]|二零[〇零一]))"  # no day of the case itself
BORN = re.compile(
    r"(?:出生(?:日期|年月日?|时间|年份|于)?|生日|生于|诞生于)(?:（[^）]{0,8}）)?[：〕为是在于]{0,2}"
    rf"({DATE})"
)
BORN_BEHIND = re.compile(rf"({DATE})(?:出生|生(?=[，。、；）于\n]|$))")
BORN_BESIDE = re.compile(rf"(?<=[男女][，、]){LONG_AGO}({DATE})(?=[，。、；（）]|出?生)")
# What may stand where a number is asked for and is none: a day.
NO_DAY = r"(?!(?:19|20)[0-9]{2}[-－—./][01]?[0-9][-－—./][0-3]?[0-9](?![0-9]))"
LABELLED = re.compile(
    r"(?:电话|手机|传真|联系方式|账号|账户|卡号|证号|证件号码?|身份证(?:号码?)?|执业证|护照(?:号码?)?|通行证(?:号码?)?"
    r"|军官证(?:号码?)?|居住证(?:号码?)?|驾驶证(?:号码?)?|社保卡?(?:号码?)?|邮政编码|邮编|QQ号?码?|工号)"
    rf"[^0-9，。；]{{0,8}}?{NO_DAY}((?:[A-Z]{{1,3}})?[0-9][-—0-9*]{{5,}}X?)"
)
WECHAT = re.compile(
    r"(?:微信|支付宝|抖音|QQ)(?:账?号|号码|ID|帐号)?：?([A-Z][-A-Z0-9]{5,19}(?![A-Z0-9]))"
)
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z]"
    r"(?=[A-Z0-9*]{0,5}[0-9*])[A-Z0-9*]{4,6}[A-Z0-9*挂学警港澳](?![A-Z0-9])"
)
PASS = re.compile(r"(?<![A-Z0-9])(?:[EGDSPHM][A-Z]?[0-9]{8}|[HM][0-9]{10})(?![A-Z0-9])")
# Its letter and its year: 法律援助中心2026年5月 is a place and a day.
AID_NUMBER = re.compile(
    r"(?P<head>[^，。；：、（）〔〕号为以据函见按第于书心0-9\n]{0,6})"
    r"援[\u4e00-\u9fff]{0,4}(?:字?(?:〔|（)(?:19|20)[0-9]{2}(?:〕|）)?年?第?[0-9]{1,6}号?"
    r"|字(?:19|20)[0-9]{2}(?:〕|）)?年?第?[0-9]{1,6}号?"
    r"|(?:19|20)[0-9]{2}年?第?[0-9]{1,6}号)"
)
# A home: behind its label, or 住 behind a comma with a place that is named.
OTHER_LABEL = (
    r"(?:联系|电话|手机|身份|公民|证件|证号|编号|日期|姓名|邮编|邮政|案号|案由|案件|职业|民族|性别|文化|单位|受援|申请|代理"
    r"|委托|辩护|原告|被告|事实|诉讼|[问答审]：)"
)
# A home that goes on in the line or cell below: the first has no end, the second has one.
HOME_ENDS = re.compile(r"(?:[号室幢栋座楼组村路街巷弄坪寨里屯]|社区|小区|花园)$")
HOME_GOES_ON = re.compile(
    rf"^(?:(?!{OTHER_LABEL})[^，。；：（）\n]){{0,16}}[号室幢栋座楼组村路街巷弄坪寨里屯乡镇区园]"
)
NAMED_PLACE = (
    r"(?:省|市|(?<!社)区|县|镇|乡|村|街|路|巷|弄|大道|[0-9一二三四五六七八九十]号|小区|花园)"
)
HOME = re.compile(
    r"(?:(?:户籍|家庭|经常|现|居)?(?:所在地及|地及)?住(?:址|所地|所|地址)|居住地址?|户籍(?:所在)?地(?:址)?(?:及住址)?|户口所在地"
    r"|(?:联系|通讯|通信|送达|邮寄|家庭|收件)?地址|住(?=在：)|(?<=[，、。；）])(?:现|户籍地|暂|常)?住(?!院|宿|房))"
    r"(?:（[^）]{0,8}）)?[：〕为在是于系]{0,2}"
    r"(?!的|人民|派出|公安|与|和|不|内|证明|变更|确认|送达)"
    rf"(?![^，。；：\n]{{0,24}}(?:法院|检察院|派出所|司法所|管辖))(?=[^，。；：\n]{{0,30}}?{NAMED_PLACE})"
    rf"((?:(?!{OTHER_LABEL})[^，。；：（）\n]){{3,40}})"
)
SHAPES = (
    (
        Kind.IDENTITY,
        re.compile(r"(?<![0-9])[1-9][0-9OIL*]{5}(?:19|20|\*\*)[0-9OIL*]{8,9}[0-9X*]X?(?![0-9])"),
    ),
    (Kind.TELEPHONE, re.compile(r"(?<![0-9])1[3-9][0-9*](?:[-—－]?[0-9*]){8}(?![0-9])")),
    (Kind.TELEPHONE, re.compile(r"(?<![0-9])（?0[1-9][0-9]{1,2}）?[-—－][1-9][0-9]{6,7}(?![0-9])")),
    (Kind.TELEPHONE, re.compile(r"（0[1-9][0-9]{1,2}）[1-9][0-9]{6,7}(?![0-9])")),
    (Kind.TELEPHONE, re.compile(r"(?<![0-9])[48]00[-—－][0-9]{3,4}[-—－]?[0-9]{3,4}(?![0-9])")),
    (Kind.BIRTH, BORN),
    (Kind.BIRTH, BORN_BEHIND),
    (Kind.BIRTH, BORN_BESIDE),
    (Kind.NUMBER, re.compile(rf"(?<![0-9])[0-9]{DIGIT}{{9,}}[0-9X](?![0-9])")),
    (Kind.NUMBER, re.compile(r"(?<![0-9])[0-9]{4}(?:[-—－][0-9*]{4}){2,}(?:[-—－][0-9]{1,4})?")),
    (Kind.NUMBER, re.compile(r"(?<![0-9])[0-9]{3,6}\*{3,}[0-9X]{2,4}(?![0-9])")),
    (Kind.NUMBER, LABELLED),
    (Kind.NUMBER, WECHAT),
    (Kind.NUMBER, PASS),
    (Kind.PLATE, PLATE),
    (Kind.AID_NUMBER, AID_NUMBER),
    (Kind.ADDRESS, HOME),
    (Kind.NUMBER, re.compile(r"[A-Z0-9.]{2,}@[A-Z0-9.]{3,}")),
)  # fmt: skip
