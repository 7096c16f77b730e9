The security report: what cannot be is refused before a record is opened, with the nearest that can.

$ sitrep report
2> sitrep: report needs a --period like 2024Q2; see: sitrep help report
? 2
$ sitrep report --period 2024Q5
2> sitrep: --period: "2024Q5" is no period; nearest: 2024Q4
? 2
$ sitrep report --period "Q2 2024"
2> sitrep: --period: "Q2 2024" is no period; nearest: 2024Q2
? 2
$ sitrep report --period lately
2> sitrep: --period: "lately" is no period; periods are like 2024, 2024Q2, 2024H1, 2024-05, 2024-W20, 2024-05-17, 2024-05-17..2024-06-02
? 2
$ sitrep report --period 2024Q2 --as cras
2> sitrep: --as: there is no definition "cras"; nearest: crss
? 2
$ sitrep report --period 2024Q2 --as ../sitrep
2> sitrep: --as: there is no definition "../sitrep"; nearest: sitrep
? 2
$ sitrep report --period 2024Q2 --as zzz
2> sitrep: --as: there is no definition "zzz"; there are: acled, crss, picss, pips, satp, sitrep, ucdp
? 2
$ sitrep report --period 2024Q2 --as crss --versus crss
2> sitrep: --as crss and --versus crss are the same definition: there is nothing to tell
? 2
$ sitrep report --period 2024Q2 --policy lowst
2> sitrep: --policy: "lowst" is none of: latest_official majority lowest highest range
? 2
$ sitrep report --period 2024Q2 --format json --output q2.html
2> sitrep: --format json and --output q2.html contradict each other: give one of them, or another name
? 2
$ sitrep report --period 2024Q2 --as-of 2024-03-31
2> sitrep: --as-of 2024-03-31 and --period 2024Q2 contradict each other: the record knew nothing of the period before it began
? 2
$ sitrep report --period 2024Q2 --as-of yesterday
2> sitrep: --as-of: "yesterday" is not a date like 2024-07-24, or a time like 2024-07-24T18:00:00Z
? 2
$ sitrep report --period 2024Q2 sitrep.db
2> sitrep: report takes no file but --record: "sitrep.db"; see: sitrep help report
? 2
$ sitrep report --period 2024Q2 --data /nowhere
2> sitrep: no definitions in the data files. Looked in:
2>   /nowhere
? 3
$ sitrep report --period 2024Q2 --record none.db
2> sitrep: none.db: no such record; ...
? 1
