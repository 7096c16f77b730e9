The record: adding, asking, ruling, and what is no record. Reasons of linking are left out: its weights are learned anew.

$ sitrep incidents
2> sitrep: sitrep.db: no such record; `sitrep add` makes one, --record names another
? 1
$ export SITREP_RECORD=r.db; sitrep add --now 2022-04-01T00:00:00Z --who ayesha record.jsonl
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in the record

The same again changes nothing and leaves no trace; other files beside it do:

$ export SITREP_RECORD=r.db; sitrep add --now 2022-04-02T00:00:00Z --who ayesha record.jsonl; sitrep log
> 0 new, 0 copies, 6 known already, 0 could not be read; 6 safe in the record
> 2022-04-01T00:00:00Z  add 6 reports, by ayesha
$ sitrep add --record r.db --now 2022-04-03T00:00:00Z --who ayesha calm.txt nothing.txt; sitrep log --record r.db
> 1 new, 0 copies, 0 known already, 1 could not be read; 1 safe in r.db
> 2022-04-01T00:00:00Z  add 6 reports, by ayesha
> 2022-04-03T00:00:00Z  add 1 reports, by ayesha
2> sitrep: nothing.txt: No such file or directory
$ sitrep check-record --record r.db
> 7 reports (1 copy), 6 mentions, ... claims, 3 incidents, 0 rulings: 0 problems

The list, in each format:

$ sitrep incidents --record r.db
> 521eh5a9yg  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 3 killed, 14 injured; 3 reports
> yrjn6ezkpp  2022-03-17  attack, Korangi, Karachi, Sindh, PK, 1 killed; 1 report
> nvvzgd5m4s  2022-03-19  attack, Khuzdar, Balochistan, PK, 1 killed, 4 injured; 1 report
$ sitrep incidents --record r.db --format jsonl | cut -c1-60
> {"id":"521eh5a9yg","status":"occurred","class":"attack","tac
> {"id":"yrjn6ezkpp","status":"occurred","class":"attack","tac
> {"id":"nvvzgd5m4s","status":"occurred","class":"attack","tac
$ sitrep incidents --record r.db --format json | python3 -c 'import json, sys; print([i["id"] for i in json.load(sys.stdin)["incidents"]])'
> ['521eh5a9yg', 'yrjn6ezkpp', 'nvvzgd5m4s']
$ sitrep incidents --record r.db --format csv | cut -d, -f1-6
> id,date_from,date_to,date_precision,class,status
> 521eh5a9yg,2022-03-15,2022-03-15,day,attack,occurred
> yrjn6ezkpp,2022-03-17,2022-03-17,day,attack,occurred
> nvvzgd5m4s,2022-03-19,2022-03-19,day,attack,occurred
$ sitrep incidents --record r.db --format csv --place nowhere
> id,date_from,date_to,date_precision,class,status,tactics,initiators,site,neighbourhood,locality,admin2,admin1,country,lat,lon,place_precision,killed_low,killed,killed_high,injured_low,injured,injured_high,independent,conflict,review,reports
$ sitrep incidents --record r.db --format json --place nowhere
> {"incidents": []}
$ sitrep incidents --record r.db --format jsonl --place nowhere
$ sitrep incidents --record r.db --limit 1 | cut -c1-22
> 521eh5a9yg  2022-03-15
2> sitrep: the first 1; --limit N or --all shows more

Filters, alone and together:

$ export SITREP_RECORD=r.db; list() { sitrep incidents "$@" | cut -c1-22; echo; }
+ list --from 2022-03-16 --to 2022-03-17; list --to 2022-03-15; list --place balochistan; list --place PK --min-killed 3
+ list --actor bla; list --actor 'balochistan liberation front'; list --class attack --tactic shooting; list --min-injured 5
+ list --text 'trader OR railway'; list --text '"police patrol"'; list --box 66,27,66.8,28; list --withdrawn --place Mastung
> yrjn6ezkpp  2022-03-17
>
> 521eh5a9yg  2022-03-15
>
> 521eh5a9yg  2022-03-15
> nvvzgd5m4s  2022-03-19
>
> 521eh5a9yg  2022-03-15
>
> 521eh5a9yg  2022-03-15
>
> nvvzgd5m4s  2022-03-19
>
> yrjn6ezkpp  2022-03-17
>
> 521eh5a9yg  2022-03-15
>
> yrjn6ezkpp  2022-03-17
>
> 521eh5a9yg  2022-03-15
>
> nvvzgd5m4s  2022-03-19
>
> 3bd5xpt2b1  2022-03-21
>
$ sitrep incidents --record r.db --text '"police patrol'
2> sitrep: --text: unterminated string; words, "a phrase", AND, OR, NOT and word* can be asked for
? 1
$ sitrep incidents --record r.db --text 'AND AND'
2> sitrep: --text: fts5: syntax error near "AND"; words, "a phrase", AND, OR, NOT and word* can be asked for
? 1

Policies:

$ for p in latest_official majority lowest highest range; do sitrep incidents --record r.db --policy $p --place Quetta | cut -d, -f6-; done
>  3 killed, 14 injured; 3 reports
>  3 killed, 14 injured; 3 reports
>  2 killed [2–3], 10 injured [10–14]; 3 reports, claims differ
>  3 killed, 14 injured; 3 reports
>  2–3 killed, 10–14 injured; 3 reports, claims differ

One incident, by its id, by a beginning, by the key of any mention in it:

$ export SITREP_RECORD=r.db; sitrep show 521eh5a9yg > a; sitrep show 521 > b; sitrep show xwg47n6cb5 > c; cmp a b; cmp a c; grep -n -e killed -e '^  [a-z]' -e '\[\[' a
> 1:521eh5a9yg  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 3 killed, 14 injured; 3 reports
> 2:  claims
> 8:    killed 2 police, asserts police, qta-wire "killing two policemen"
> 16:    killed 3 police, asserts police, qta-daily "Three policemen were martyred"
> 25:    killed 3 police, asserts police, qta-copy "Three policemen were martyred"
> 28:  reports
> 29:    qta-wire, 2022-03-15, City Wire, Two policemen killed in Quetta blast: ...
> 30:      [[A bomb rigged to a motorcycle exploded beside a police patrol on Sariab Road in Quetta on Tuesday morning, killing two policemen and wounding at least 10 people, police said]]
> 31:    qta-daily, 2022-03-16, The Bolan Times, Bomb kills three policemen on Sariab Road: ...
> 32:      [[Three policemen were martyred and 14 people injured when a bomb fitted to a motorcycle went off near a police patrol on Sariab Road in Quetta on Tuesday morning, police said on Wednesday. The banned Balochistan Liberation Army claimed responsibility for the attack]]
> 33:    qta-copy, 2022-03-17, Pishin Post, Three policemen die in bombing, repeats another report: ...
> 34:      [[Three policemen were martyred and 14 people injured when a bomb fitted to a motorcycle went off near a police patrol on Sariab Road in Quetta on Tuesday morning, police said on Wednesday. The banned Balochistan Liberation Army claimed responsibility for the attack]]
> 35:  history
$ sitrep show --record r.db 521eh5a9yg --format json | python3 -c 'import json, sys; k = json.load(sys.stdin); print(k["id"], k["independent"], [s["copy"] for s in k["sources"]])'
> 521eh5a9yg 2 [False, False, True]
$ sitrep show --record r.db iii
2> sitrep: iii: no such incident; `sitrep incidents` lists them
? 1
$ sitrep show --record r.db ""
2> sitrep: : no id of an incident; it has ten letters and digits, three or more of which are enough
? 1
$ sitrep why --record r.db 521eh5a9yg yrjn6ezkpp
> two incidents (score -...): ...another province...
$ sitrep why --record r.db 521eh5a9yg 521eh5a9yg
> 521eh5a9yg and 521eh5a9yg are one incident

People and actors:

$ sitrep people --record r.db
> Bilal Khan, suspects, arrested; arrested (stated): yrjn6ezkpp; says khi-1: "Bilal Khan"
> Imran Ali, suspects, arrested; arrested (stated): yrjn6ezkpp; says khi-1: "Imran Ali"
> Kamran Sheikh, trader, killed; killed (stated): yrjn6ezkpp; says khi-1: "Kamran Sheikh"
$ sitrep people --record r.db khan --format jsonl | cut -c1-60
> {"name":"Bilal Khan","descriptors":"suspects","affiliation":
$ sitrep people --record r.db nobody
$ sitrep actors --record r.db
>     1  Balochistan Liberation Army (armed_group): used force 1, target 0, claimed 1
>     1  Balochistan Liberation Front (armed_group): used force 1, target 0, claimed 1
$ sitrep actors --record r.db --place Khuzdar --format json
> {"actors": [
>   {"id":"blf","name":"Balochistan Liberation Front","kind":"armed_group","incidents":1,"initiated":1,"targeted":0,"claimed":1}]}

Rulings:

$ export SITREP_RECORD=r.db; by() { sitrep "$@" --who bilal; }
+ by merge yrjn6ezkpp nvvzgd5m4s --why 'one gang' --now 2022-05-01T00:00:00Z; sitrep incidents | cut -c1-22
+ by undo 1 --why 'they were two' --now 2022-05-02T00:00:00Z; sitrep incidents | cut -c1-22
> ruling 1
> 521eh5a9yg  2022-03-15
> yrjn6ezkpp  2022-03-19
> ruling 2
> 521eh5a9yg  2022-03-15
> yrjn6ezkpp  2022-03-17
> nvvzgd5m4s  2022-03-19
$ export SITREP_RECORD=r.db; by() { sitrep "$@" --who bilal; }
+ by split 521eh5a9yg qta-wire --why 'another bomb' --now 2022-05-03T00:00:00Z; sitrep incidents --place Quetta
+ by undo 3 --why 'the same bomb' --now 2022-05-04T00:00:00Z; sitrep incidents --place Quetta
> ruling 3
> 521eh5a9yg  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 2 killed, 10 injured; 1 report
> xwg47n6cb5  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 3 killed, 14 injured; 2 reports
> ruling 4
> 521eh5a9yg  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 3 killed, 14 injured; 3 reports
$ export SITREP_RECORD=r.db; by() { sitrep "$@" --who bilal; }
+ by correct 521eh5a9yg killed=4 --why 'hospital list' --now 2022-05-05T00:00:00Z
+ by correct 521eh5a9yg locality=Kuchlak --why 'the map' --now 2022-05-05T00:00:01Z
+ sitrep incidents --from 2022-03-15 --to 2022-03-15
+ by undo 6 --why 'the map was old' --now 2022-05-05T00:00:02Z; sitrep incidents --from 2022-03-15 --to 2022-03-15
> ruling 5
> ruling 6
> 521eh5a9yg  2022-03-15  attack, Sariab Road, Kuchlak, Quetta, Balochistan, PK, 4 killed [3–4], 14 injured; 3 reports
> ruling 7
> 521eh5a9yg  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 4 killed [3–4], 14 injured; 3 reports
$ export SITREP_RECORD=r.db; by() { sitrep "$@" --who bilal; }
+ by accept yrjn6ezkpp --why 'read it' --now 2022-05-06T00:00:00Z; by withdraw yrjn6ezkpp --why retracted --now 2022-05-06T00:00:01Z
+ by reject nvvzgd5m4s --why 'a film' --now 2022-05-06T00:00:02Z; sitrep incidents | cut -c1-22; sitrep incidents --withdrawn | sed 's/.*;//'
+ by undo 9 --why mistaken --now 2022-05-06T00:00:03Z; sitrep incidents | cut -c1-22
> ruling 8
> ruling 9
> ruling 10
> 521eh5a9yg  2022-03-15
>  3 reports
>  1 report, withdrawn
>  1 report, rejected
>  1 report, foiled
> ruling 11
> 521eh5a9yg  2022-03-15
> yrjn6ezkpp  2022-03-17
$ sitrep undo 11 --record r.db --who bilal --why 'not mistaken' --now 2022-05-06T00:00:04Z; sitrep incidents --record r.db | cut -c1-22
> ruling 12
> 521eh5a9yg  2022-03-15
$ sitrep log --record r.db; sitrep check-record --record r.db
> 2022-04-01T00:00:00Z  add 6 reports, by ayesha
> 2022-04-03T00:00:00Z  add 1 reports, by ayesha
> 2022-05-01T00:00:00Z  ruling 1:  merge yrjn6ezkpp nvvzgd5m4s, by bilal: one gang (undone)
> 2022-05-02T00:00:00Z  ruling 2:  undo ruling 1, by bilal: they were two
> 2022-05-03T00:00:00Z  ruling 3:  split 521eh5a9yg ..., by bilal: another bomb (undone)
> 2022-05-04T00:00:00Z  ruling 4:  undo ruling 3, by bilal: the same bomb
> 2022-05-05T00:00:00Z  ruling 5:  correct 521eh5a9yg killed: 4, by bilal: hospital list
> 2022-05-05T00:00:01Z  ruling 6:  correct 521eh5a9yg locality: Kuchlak, by bilal: the map (undone)
> 2022-05-05T00:00:02Z  ruling 7:  undo ruling 6, by bilal: the map was old
> 2022-05-06T00:00:00Z  ruling 8:  accept yrjn6ezkpp..., by bilal: read it
> 2022-05-06T00:00:01Z  ruling 9:  withdraw yrjn6ezkpp..., by bilal: retracted (undone)
> 2022-05-06T00:00:02Z  ruling 10:  reject nvvzgd5m4s..., by bilal: a film
> 2022-05-06T00:00:03Z  ruling 11:  undo ruling 9, by bilal: mistaken (undone)
> 2022-05-06T00:00:04Z  ruling 12:  undo ruling 11, by bilal: not mistaken
> 7 reports (1 copy), 6 mentions, ... claims, 1 incident, 12 rulings: 0 problems
$ sitrep show --record r.db 521eh5a9yg | sed -n '/^  history/,$p' | grep -c ruling
> 5

The record as it stood is the same to the byte, whatever came after:

$ export SITREP_RECORD=s.db; sitrep add --now 2022-04-01T12:00:00Z --who ayesha record.jsonl; sitrep incidents --withdrawn --format jsonl > then; sitrep show 521eh5a9yg > shown
+ sed 's/khz-1/khz-2/; s/injured four/injured five/; s/22-03-20/22-03-21/' record.jsonl | sed -n 4p | sitrep add --now 2022-04-02T12:00:00Z --input jsonl -
+ sitrep correct 521eh5a9yg killed=9 --who a --why b --now 2022-04-03T12:00:00Z; sitrep withdraw yrjn6ezkpp --who a --why b --now 2022-04-03T12:00:01Z
+ sitrep incidents --withdrawn --format jsonl > later; cmp -s then later; echo "now: $?"
+ for t in 2022-04-01 2022-04-02T12:00:00Z 2022-04-01T12:00:00Z 2022-04-02T11:59:59Z; do sitrep incidents --withdrawn --as-of $t --format jsonl | cmp -s then -; echo "$t: $?"; done
+ sitrep show 521eh5a9yg --as-of 2022-04-02 | cmp shown - && echo same
+ sitrep incidents --as-of 2022-03-31; sitrep people --as-of 2022-03-31; sitrep actors --as-of 2022-03-31
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in the record
> 1 new, 0 copies, 0 known already, 0 could not be read; 1 safe in the record
> ruling 1
> ruling 2
> now: 1
> 2022-04-01: 0
> 2022-04-02T12:00:00Z: 1
> 2022-04-01T12:00:00Z: 0
> 2022-04-02T11:59:59Z: 0
> same
$ sitrep show --record s.db 521eh5a9yg --as-of 2022-03-31
2> sitrep: 521eh5a9yg: no such incident; `sitrep incidents` lists them
? 1

Reading again without a change of the program changes nothing:

$ sitrep reread --record s.db --who a --why b --now 2022-04-04T00:00:00Z; sitrep incidents --record s.db --withdrawn --format jsonl | cmp later - && echo same
> 0 read otherwise, 7 as before
> same

The order of adding changes nothing but when things came:

$ tac record.jsonl | sitrep add --record t.db --now 2022-04-01T12:00:00Z --input jsonl --jobs 3 --batch 2 -; sitrep incidents --record t.db --withdrawn > t; sitrep incidents --record s.db --withdrawn --as-of 2022-04-01 | cmp t - && echo same
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in t.db
> same

Mistakes are told; nothing is changed:

$ sitrep merge --record r.db 521eh5a9yg zzz --who a --why b
2> sitrep: zzz: no such incident; `sitrep incidents` lists them
? 1
$ sitrep merge --record r.db 521eh5a9yg xwg47n6cb5 --who a --why b
2> sitrep: 521eh5a9yg and xwg47n6cb5 are one incident already
? 1
$ sitrep split --record r.db 521eh5a9yg khz-1 --who a --why b
2> sitrep: khz-1: no report of this incident, or its only one; `sitrep show` lists its reports
? 1
$ sitrep correct --record r.db 521eh5a9yg killed=many --who a --why b
2> sitrep: killed=many: no field, or no value of it; fields: date class status site neighbourhood locality admin2 admin1 country and the outcomes (killed, injured ...)
? 1
$ sitrep correct --record r.db 521eh5a9yg colour=red --who a --why b
2> sitrep: colour=red: no field, or no value of it; fields: date class status site neighbourhood locality admin2 admin1 country and the outcomes (killed, injured ...)
? 1
$ sitrep correct --record r.db 521eh5a9yg killed --who a --why b
2> sitrep: killed: write FIELD=VALUE, killed=5 for example
? 2
$ sitrep undo --record r.db 99 --who a --why b
2> sitrep: 99: no such ruling; `sitrep log` lists them
? 1
$ sitrep undo --record r.db 1 --who a --why b
2> sitrep: 1: undone already; undo the undoing to have it again
? 1
$ sitrep undo --record r.db first --who a --why b
2> sitrep: first: no number of a ruling; `sitrep log` lists them
? 2
$ sitrep accept --record r.db 521eh5a9yg --who a
2> sitrep: a ruling says who makes it and why: --who NAME --why TEXT
? 2
$ env -u USER sitrep accept --record r.db 521eh5a9yg --why b
2> sitrep: a ruling says who makes it and why: --who NAME --why TEXT
? 2
$ sitrep add --record r.db
2> sitrep: add needs a file, or - for the standard input; see: sitrep help add
? 2
$ sitrep add --record r.db --batch 0 calm.txt
2> sitrep: --batch: "0" is not a number from 1 to 1000000
? 2
$ sitrep show --record r.db
2> sitrep: show needs the id of an incident; see: sitrep help show
? 2
$ sitrep why --record r.db 521eh5a9yg
2> sitrep: why needs the ids of two incidents; see: sitrep help why
? 2
$ sitrep merge --record r.db 521eh5a9yg --who a --why b
2> sitrep: merge needs the ids of two incidents; see: sitrep help merge
? 2
$ sitrep incidents --record r.db --from yesterday
2> sitrep: --from yesterday: no date; write YYYY-MM-DD
? 2
$ sitrep incidents --record r.db --to 2022-02-30
2> sitrep: --to 2022-02-30: no date; write YYYY-MM-DD
? 2
$ sitrep incidents --record r.db --box 1,2,3
2> sitrep: --box: four numbers of degrees with commas between: west,south,east,north
? 2
$ sitrep incidents --record r.db --tactic magic
2> sitrep: --tactic magic: no tactic; they are suicide_bombing vehicle_bomb ied bombing landmine grenade rocket_or_mortar shelling airstrike drone_strike shooting targeted_killing ambush raid sniper stabbing execution abduction hostage_taking hijacking arson sabotage lynching riot search_operation encounter arrest seizure surrender body_found robbery other
? 2
$ sitrep incidents --record r.db --class war
2> sitrep: --class: "war" is none of: attack operation clash infighting communal cross_border crime unattributed
? 2
$ sitrep incidents --record r.db --policy mean
2> sitrep: --policy: "mean" is none of: latest_official majority lowest highest range
? 2
$ sitrep incidents --record r.db --min-killed many
2> sitrep: --min-killed: "many" is not a number from 1 to 1000000
? 2
$ sitrep log --record r.db | wc -l
> 14

What is no record is told and left as it is:

$ for c in incidents log people actors check-record 'show 1' 'why 1 2' 'accept 1 --who a --why b' reread; do sitrep $c --record nothing.db; done; ls nothing.db*
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: nothing.db: no such record; `sitrep add` makes one, --record names another
2> ls: cannot access 'nothing.db*': No such file or directory
? 2
$ mkdir folder; sitrep incidents --record folder; sitrep add --record folder calm.txt
2> sitrep: folder: no file; name a record with --record FILE
2> sitrep: folder: no file; name a record with --record FILE
? 1
$ yes 'This is a text and no record.' | head -n 400 > text.db; cp text.db before; sitrep incidents --record text.db; sitrep add --record text.db calm.txt; cmp text.db before
2> sitrep: text.db: no record, left as it is; name another file with --record
2> sitrep: text.db: no record, left as it is; name another file with --record
$ sitrep incidents --record report.txt; sitrep add --record report.txt calm.txt; wc -l < report.txt
> 1
2> sitrep: report.txt: no record, left as it is; name another file with --record
2> sitrep: report.txt: no record, left as it is; name another file with --record
$ : > empty.db; sitrep incidents --record empty.db; sitrep add --record empty.db --now 2022-04-01T00:00:00Z report.txt
> 1 new, 0 copies, 0 known already, 0 could not be read; 1 safe in empty.db
2> sitrep: empty.db: empty, no record yet; `sitrep add` makes one
$ python3 -c 'import sqlite3; b = sqlite3.connect("other.db"); b.execute("CREATE TABLE t(x)"); b.commit()'; cp other.db before; sitrep incidents --record other.db; sitrep add --record other.db calm.txt; cmp other.db before
2> sitrep: other.db: a database of another program, left as it is; name another file with --record
2> sitrep: other.db: a database of another program, left as it is; name another file with --record
$ cp t.db newer.db; python3 -c 'import sqlite3; b = sqlite3.connect("newer.db"); b.execute("PRAGMA user_version=99"); b.commit(); b.execute("PRAGMA wal_checkpoint(TRUNCATE)")'; cp newer.db before
+ sitrep incidents --record newer.db; sitrep add --record newer.db calm.txt; sitrep accept 521 --record newer.db --who a --why b; cmp newer.db before
2> sitrep: newer.db: written by a newer sitrep (schema 99; this one knows 1), left as it is; use the newer one
2> sitrep: newer.db: written by a newer sitrep (schema 99; this one knows 1), left as it is; use the newer one
2> sitrep: newer.db: written by a newer sitrep (schema 99; this one knows 1), left as it is; use the newer one
$ head -c 20000 t.db > cut.db; sitrep check-record --record cut.db > cut.out 2> cut.err; echo "status $?"; cat cut.out cut.err | grep -c .
> status 3
> 1
$ sitrep incidents --record no/such/folder.db; sitrep add --record no/such/folder.db calm.txt
2> sitrep: no/such/folder.db: no such record; `sitrep add` makes one, --record names another
2> sitrep: no/such/folder.db: cannot be made, its directory is not there; make it, or name another file with --record
? 1

Lists as tables, and times that are none:

$ sitrep add --record csv.db --now 2022-04-01T00:00:00Z --who ayesha record.jsonl; for what in people actors log; do sitrep $what --record csv.db --format csv | head -n 2; done
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in csv.db
> name,descriptors,affiliation,condition,roles,proceedings,report,words
> Bilal Khan,suspects,,arrested,arrested (stated): yrjn6ezkpp,,khi-1,Bilal Khan
> id,name,kind,incidents,initiated,targeted,claimed
> bla,Balochistan Liberation Army,armed_group,1,1,0,1
> ruling,at,who,what,why,detail,undone
> ,2022-04-01T00:00:00Z,ayesha,add,,6 reports,false
$ sitrep incidents --record csv.db --as-of 2022-02-30; sitrep incidents --record csv.db --as-of 2022-03-01T24:00:00Z; sitrep add --record csv.db --now yesterday record.jsonl
2> sitrep: --as-of 2022-02-30: no day and no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ
2> sitrep: --as-of 2022-03-01T24:00:00Z: no day and no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ
2> sitrep: --now yesterday: no time; write YYYY-MM-DDTHH:MM:SSZ
? 2
