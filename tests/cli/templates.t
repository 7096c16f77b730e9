What the learned model takes a wire report to tell. The words are the report's, and the rest of the reading does not change.

$ sitrep read --templates --format json wire.txt > told.json; grep -o '"type": "[a-z]*"' told.json
> "type": "bombing"
> "type": "kidnapping"
$ grep -E '"part": "(weapon|physical_target)"' told.json | grep -c -e 'DYNAMITE' -e 'OFFICES'
> 2
$ sitrep read --templates --format jsonl wire.txt | sed 's/,"templates":.*//' > with; sitrep read --format jsonl wire.txt | sed 's/}$//' | cmp - with; echo "same $?"
> same 0

Calm reports have none; without the model there is no such key.

$ sitrep read --templates --format jsonl calm.txt | grep -o '"templates":.*'
> "templates":[]}
$ sitrep read --format jsonl wire.txt | grep -c '"templates"'
> 0
? 1
$ mkdir bare; for f in actors gazetteer lexicon tagger; do ln -s "$DATA/$f.bin" bare/$f.bin; done; sitrep read --data bare --templates --format jsonl wire.txt | grep -c '"templates"'
> 0
? 1

A damaged model is said to be one.

$ printf 'not a model' > bare/slots.bin; sitrep read --data bare --templates wire.txt
2> sitrep: data files in bare: slots.bin is damaged or of another version
? 3
