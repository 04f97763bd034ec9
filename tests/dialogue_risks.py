"""Which answers of the shipped dialogues worry: class, kind, level and the text that answers them.

Written down by hand beside the field's own table (domain §4.4 and §7): a change in content is a decision.
``daling`` is a fall on a scale, ``samen`` as many choices as count.
"""

RISKS = {
    "d1": """
        veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1; nu.ja R23 help_now acute A1
        kinderen.niet_goed R32 trauma concern
        contact.bericht R05 ban_violation high H2; contact.via_iemand R05 ban_violation high H1
        contact.deur R05 ban_violation acute A1
    """,
    "d2": """
        nodig.slaapplek R31 practical high; nodig.weet_niet R31 practical concern
        rustig.gespannen R26 perpetrator_losing_control high P2
        rustig.mis R26 perpetrator_losing_control acute P1
        gebruik_extra.ja R17 substance_relapse high; gebruik.ja R17 substance_relapse concern
        contact.moeilijk R05 ban_violation concern; contact.ja R05 ban_violation high P5
        zelf.soms R16 suicide_threat_partner high A5; zelf.ja R16 suicide_threat_partner acute A6
        bang.ja R29 fear concern
    """,
    "d3": """
        week.1 R32 trauma concern; week.2 R32 trauma concern; week.slecht R32 trauma concern
        week.daling R32 trauma concern
        bijna.bijna R08 escalation concern; bijna.ja R08 escalation high
        wat.woorden R08 escalation concern; wat.spullen R30 property concern
        wat.lichamelijk R07 physical_violence high H1; nu.ja R23 help_now acute A1
        goed.geen R08 escalation concern; lastig.zelfde R08 escalation concern
        time_out.hielp_niet R08 escalation concern
        drank.ja R17 substance_relapse concern
        vrij.niet_altijd R12 coercive_control concern; vrij.nee R12 coercive_control high H1
    """,
    "d3b": """
        week.1 R32 trauma concern; week.2 R32 trauma concern; week.slecht R32 trauma concern
        week.daling R32 trauma concern
        bijna.bijna R08 escalation concern; bijna.ja R08 escalation high
        wat.woorden R08 escalation concern; wat.spullen R30 property concern
        wat.lichamelijk R07 physical_violence high P2
        nu.ja R26 perpetrator_losing_control acute P1
        goed.geen R08 escalation concern; lastig.zelfde R08 escalation concern
        time_out.hielp_niet R08 escalation concern
        drank.ja R17 substance_relapse concern; deed.mis R07 physical_violence high P2
    """,
    "d4": """
        huis.1 R32 trauma concern; huis.slecht R32 trauma concern; huis.daling R32 trauma concern
        veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1; nu.ja R23 help_now acute A1
        contact.online R28 digital_abuse concern H3; contact.bericht R06 stalking_control high H3
        contact.via_iemand R06 stalking_control concern; contact.langs R06 stalking_control acute A1
        waar.twijfel R06 stalking_control concern; waar.ja R06 stalking_control high H1
        overdracht.niet_goed R29 fear concern; papieren.ander R13 financial_abuse concern
        verblijf.ja R12 coercive_control high H1
        terug.soms R19 separation concern; terug.ja R19 separation high
    """,
    "d5": "kind.samen R32 trauma concern; erbij.ja R10 child_harm high H1",
    "d7": "wanneer.vandaag R31 practical high",
    "d10": """
        hoe.1 R32 trauma concern; hoe.slecht R32 trauma concern; hoe.daling R32 trauma concern
        veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1; nu.ja R23 help_now acute A1
        lief.niet_altijd R14 elder_neglect concern; lief.nee R14 elder_neglect high H1
        geld.niet_altijd R13 financial_abuse concern; geld.nee R13 financial_abuse high
        bezoek.niet_altijd R12 coercive_control concern; bezoek.nee R12 coercive_control high H1
        eten.niet_altijd R14 elder_neglect concern; eten.nee R14 elder_neglect high
        nu_eten.nee R14 elder_neglect acute A1
    """,
    "d11": """
        hoe.1 R32 trauma concern; hoe.slecht R32 trauma concern; hoe.daling R32 trauma concern
        zorg.nee R14 elder_neglect concern
        rustig.soms R26 perpetrator_losing_control concern
        rustig.nee R26 perpetrator_losing_control high P2
        lief.twijfel R14 elder_neglect concern; lief.ja R14 elder_neglect high H1
        nu.ja R23 help_now acute A1
        eten.niet_altijd R14 elder_neglect concern; eten.nee R14 elder_neglect high
    """,
    "tik": """
        hoe.niet_zo R29 fear concern; nu.ja R23 help_now acute A1
        nu_b.ja R26 perpetrator_losing_control acute P1
    """,
    "weekly": """
        hoe.slecht R32 trauma concern; veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1
        nu.ja R23 help_now acute A1; rustig.soms R26 perpetrator_losing_control concern
        rustig.nee R26 perpetrator_losing_control high P2; kinderen.niet_goed R32 trauma concern
    """,
}
RISKS["d1_kort"] = RISKS["d1"]
RISKS["d2_kort"] = RISKS["d2"].replace("; gebruik.ja R17 substance_relapse concern", "")


def expected(name: str) -> dict[str, str]:
    rows = [row.strip() for row in RISKS.get(name, "").replace("\n", ";").split(";") if row.strip()]
    split = [row.partition(" ") for row in rows]
    return {place: said for place, _, said in split}
