# Repeated words in Chinese. Comes in: nothing. Goes out: WORDS.
"""What is written twice by a slip of the hand, and is not meant so."""

from workreport.style.characters import FIGURES, HAN
from workreport.style.rules import Rule, matching

# What nobody doubles on purpose, unless a word that ends or begins with it is met there by chance: 目的的, 为了了解,
# 互利和和平, 实事求是是, 参与与会者. 在在 is left out: 存在在, 在在建项目, 实实在在.
_DOUBLED = (
    r"(?<![目标有打端之])的的(?![确士哥姐])|(?<![甚未为除])了了(?![解结然却断望事如]|不起)"
    r"|(?<!中)和和(?![美睦气谐平顺解缓田林])|(?<![求非国])是是(?!非)|(?<![参给赋授])与与(?![会其])|们们"
)
# 一步一步, 一茬一茬 and rows of numerals (一三一三七) are meant so.
_REPEATED = rf"(?!一)(?![{FIGURES}十百千万亿两]{{2}})([{HAN}]{{2,8}})\1"

WORDS: tuple[Rule, ...] = (
    Rule(
        zh="字词重复",
        en="a word is repeated",
        find=matching(f"{_DOUBLED}|{_REPEATED}", lambda match: match[1] or match[0][0]),
        is_certain=False,
    ),
)
