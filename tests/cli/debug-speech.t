Every attribution of a text: source, word, what is said. In pairs: the first line is read so, its twin is not.

A pronoun stands as it is; what somebody might say he has not said:

$ echo 'He joked that the road was safer at night.' | sitrep debug speech - | cut -f3-
> that the road was safer at night	He	joked	that the road was safer at night
$ echo 'He may joke that the road was safer at night.' | sitrep debug speech - | cut -f3-

The verb's form tells whether a second verb is the speaker's, or of what he says:

$ echo 'The mayor said the bridge was old and urged drivers to wait.' | sitrep debug speech - | cut -f4-
> The mayor	said	the bridge was old
> The mayor	urged	drivers to wait
$ echo 'The mayor said the drivers are poor and want a bridge.' | sitrep debug speech - | cut -f4-5
> The mayor	said
> the drivers	want

The agent of a passive; without one there is no source:

$ echo 'The curfew was criticized by shopkeepers.' | sitrep debug speech - | cut -f4-
> shopkeepers	criticized	The curfew
$ echo 'The curfew was criticized on Monday.' | sitrep debug speech - | cut -f4-

Whoever issues a statement says what it says:

$ echo 'The union issued a statement saying the port would close.' | sitrep debug speech - | cut -f4-5
> The union	saying
$ echo 'A statement saying the port would close appeared.' | sitrep debug speech - | cut -f4-5
> A statement	saying

A noun between the parts of its clause; a participle inside a noun group says nothing:

$ echo 'A survey released on Monday showed a fall in robberies.' | sitrep debug speech - | cut -f4-5
> A survey	showed
$ echo 'The pledged funds came late.' | sitrep debug speech - | cut -f4-5

A quotation runs on over sentences of its paragraph, and is that of one speaker:

$ printf '%s\n' '"We will stay," said Nadia Karim. "The well is ours. It was dug here."' | sitrep debug speech --format json - | grep -o '"content".*'
> "content":[{"from":0,"to":15,"text":"\u0022We will stay,\u0022"},{"from":34,"to":70,"text":"\u0022The well is ours. It was dug here.\u0022"}]}]
$ printf '%s\n' '"We will stay," said Nadia Karim. The well is theirs.' | sitrep debug speech - | cut -f3-
> "We will stay,"	Nadia Karim	said	"We will stay,"

An apostrophe closes no quotation between double marks:

$ echo "\"The workers' homes are gone,\" he said. Police denied that." | sitrep debug speech - | cut -f4-
> he	said	"The workers' homes are gone,"
> Police	denied	that
$ echo "The 'homes' are gone, he said." | sitrep debug speech - | cut -f4-
> he	said	The 'homes' are gone

What was asked stands in the sentence before:

$ echo '"Who will pay for it?" Omar Latif asked. Nobody answered.' | sitrep debug speech - | cut -f4-
> Omar Latif	asked	"Who will pay for it?"
$ echo '"Who will pay for it?" Omar Latif left. Nobody came.' | sitrep debug speech - | cut -f4-
