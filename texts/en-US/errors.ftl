### Why a request can't be carried out, and what to do instead.

## Rounds

error-round-running = A round is already running here. Wait for it to end, or stop it with `/quiz stop`.
error-round-hosts-another = You already have a round running in { $channel }. Wait for it to end, or stop it there with `/quiz stop`.
error-round-none = There's no round running here. Start one with `/quiz start`.
error-round-between-questions = The next question is on its way, so there's nothing to skip.
error-round-not-a-player = Only players can vote to skip. Answer a question in this round first.
error-round-started = This round has already started. Just answer its questions.
error-round-in-thread-already = You're already in a thread. Leave out `thread` to play here.
error-round-no-thread = Discord didn't create a thread here. Leave out `thread` to play in the channel.
error-round-not-the-host = Only whoever started the round can start it early. It begins on its own in a few seconds.
error-round-goal-in-elimination = An elimination can't have a `goal`: the last one left wins. Leave out `goal`, or choose another `mode`.
error-round-teams-in-elimination = An elimination can't have teams: the last one left wins. Leave out `teams`, or choose another `mode`.
error-round-mix = I can't read that mix. Name 2 to 5 different decks, each with a weight from 1 to 10, such as `Biology 2, Chemistry 1`.
error-round-deck-gone = That deck no longer exists. Run `/quiz start` again.
error-preset-none = This server has no saved rounds. Save one with `/quiz preset save`.
error-preset-not-found = There's no saved round called **{ $name }**. Saved rounds: { $names }.
error-preset-too-many = This server already has { $most } saved rounds, which is the limit. Remove one with `/quiz preset remove` first.
error-preset-name = A name must have 1 to { $most } characters. Choose another `name`.
error-preset-nothing-played = No round has been played in this channel yet, so there's nothing to save. Add options such as `deck`, or play a round first.

## Practice

error-practice-over = This practice has ended. Start another one with `/practice`.
error-practice-nothing-missed = You have no missed cards to go over. To practice a deck, leave out the `cards` option.
error-practice-all-asked = None of these cards can be practiced right now: they're paused, or part of a question or exam that's open in this server. Try again later, or choose another deck.
error-own-card-closed = This drop is closed.
error-own-card-none = There's no card for you here right now: you've answered all of them in the last 12 hours, or they're part of another open question. Wait for the next drop, or use `/review`.
error-own-card-asked = Your card is being asked in this server right now. Come back when that question closes.

## Appeals

error-appeal-not-yours = You can only appeal your own answers, in the server where you gave them.
error-appeal-already-correct = That answer already got full credit.
error-appeal-already-open = You've already appealed this answer. The managers haven't decided yet.
error-appeal-already-accepted = Your appeal was already accepted.
error-appeal-already-rejected = Your appeal was rejected. You can appeal an answer only once.
error-appeal-too-late = It's too late to appeal: this server keeps answers for { n-days }.
error-appeal-question-open = You can appeal once the question closes. This server has no managers' channel, so everyone here would see your answer.
error-appeal-answer-not-kept = That answer has been deleted.
error-appeal-not-an-answer = I didn't take that message as an answer, or it's too old to appeal.
error-appeal-had-right-answer = You got this one right.
error-appeal-no-answer = You didn't answer this question, or it's too late to appeal.
error-appeal-other-server = That appeal belongs to another server.
error-appeal-decided-accepted = That appeal was already accepted.
error-appeal-decided-rejected = That appeal was already rejected.
error-appeal-unknown = That appeal doesn't exist.
error-appeal-answer-deleted = The answer has been deleted, so this appeal can't be decided.
error-appeal-no-tries-left = That answer came after your last try, so it can't be appealed.
error-appeal-voted-on = Others are voting on this answer. If they don't decide, you can appeal after voting closes { $time }.
error-appeal-settled = A vote has already settled this answer, so you can't appeal it.
error-vote-over = Voting on this answer is over.
error-vote-settled = This answer has already been decided.
error-vote-appealed = A manager accepted an appeal about this answer, so there's nothing left to vote on.
error-vote-own-answer = You can't vote on your own answer.
error-vote-not-a-player = Only people who answered this question or played in this round can vote.
error-vote-managers-only = In this server, only managers decide about answers that the judge isn't sure about.
error-question-other-server = That question wasn't asked in this server.

## Cards

error-card-gone = That card is no longer in its deck.
error-card-not-found = No card matches “{ $words }”. Try fewer words, or different ones.
error-card-no-words = I can't see any words there. Type a few from the card's question or answer.
error-card-no-text-in-message = That message has no text. Choose one that has some.
error-card-no-prompt = The prompt is empty. Enter a question, or a sentence with blanks.
# The problem is a clause such as "a choice needs two options".
error-card-unreadable-answer = I can't read that answer: { $problem }.
error-card-too-long = This card is too long for a Discord form. Export the deck with `/deck export`, edit the file, and import it with `/deck import`.
error-card-in-play = This card, or one with the same question, is being asked in this server right now. Try again once the question closes. If you aren't playing and need the answer now, export the deck with `/deck export`.
error-card-in-play-lookup = This card, or one with the same question, is being asked in this server right now. Look it up once the question closes.

## Decks

error-deck-gone = That deck no longer exists. If it was removed, `/deck undo` restores it.
error-deck-exam-date = “{ $typed }” can't be an exam date. Type a future day within the next two years, such as { $example }.
error-deck-built-in = “{ $title }” comes with the bot and can't be changed. Use `/deck copy` to make a copy you can edit.
error-deck-none = This server has no decks yet. A manager can import one with `/deck import`.
error-deck-unnamed = Which deck?
error-deck-unnamed-many = Which deck? If yours isn't in the menu, run the command with the `deck` option.
error-deck-not-found = There's no deck named “{ $typed }”. Choose one of these: { $titles }.
error-deck-not-found-nearest = There's no deck named “{ $typed }”. Did you mean “{ $nearest }”?
error-deck-not-found-none = I can't find “{ $typed }”: this server has no decks yet. A manager can import one with `/deck import`.
error-deck-ambiguous = Several decks match “{ $typed }”. Choose one from the suggestions.
error-deck-all-paused = Every card in “{ $title }” is paused. Managers can resume cards with `/deck health`.
error-deck-no-answers = “{ $title }” has no cards with answers. `popquiz deck check` lists what's missing.
error-deck-no-tag = “{ $title }” has no cards with that tag. Its tags: { $tags }.
error-deck-no-tags = “{ $title }” has no tags. Leave out the `tags` option to use all of its cards.
error-deck-no-title = The title is empty. Enter one.
error-deck-title-taken = Another deck is already named “{ $title }”. Choose a different name with the `title` option.
error-deck-title-taken-rename = Another deck is already named “{ $title }”. Rename that one first with `/deck rename`.
error-deck-no-change = Nothing changed: the deck is already up to date.
error-deck-nothing-to-undo = There's nothing to undo in this deck.
error-deck-undo-not-kept = That change can't be undone anymore: too much has changed since.
error-deck-changed-since = The deck has changed since then. Use `/deck undo` to undo the latest change first: { $change }.
error-deck-images-too-large = The deck's images add up to more than { $megabytes } MB. Make them smaller.
error-deck-too-many-cards = A deck can have up to { $max_cards } cards. Split it into several decks.
error-deck-too-many-decks = This server already has { $max_decks } decks of its own, the maximum. Remove one with `/deck remove` first.
error-deck-server-full = This would bring the server's decks to { $cards } cards and { $megabytes } MB. The limits are { $max_cards } cards and { $max_megabytes } MB, and removed decks count for 30 days. Remove cards or images you don't need.

## Deck files

error-file-none = Attach a file with the `file` option.
error-file-not-on-discord = “{ $name }” isn't stored on Discord, so I can't download it. Upload the file itself.
error-file-not-fetched = I couldn't download “{ $name }” from Discord. Please try again.
error-file-too-large = “{ $name }” is larger than 10 MB. Split the deck, or remove large images.
error-file-import-running = An import is already running here. Try again when it's done.
error-file-too-costly = That file takes too much memory or time to read. Split it into several decks.
# The problem is a clause of files.ftl.
error-file-unreadable = I can't read “{ $file }”: { $problem }.
error-file-unreadable-line = I can't read “{ $file }”, line { $line }: { $problem }.
error-file-no-cards = I read that file as { $format }, but found no cards to import.
error-file-unknown-format = I don't know that format. Choose one from the list.
# The detail is in English, from the library that writes the format.
error-file-not-written = I can't export **{ $title }** in this format. Choose another one. ({ $detail })
error-file-export-too-large = **{ $title }** is larger than 10 MB in this format, which is more than Discord accepts. Choose another format, or split the deck.
error-file-bug-reading = I hit a bug reading that file. Nothing was changed. Please tell the bot's operator.
error-file-bug-writing = I hit a bug writing that file. Nothing was changed. Please tell the bot's operator.

## Drops

error-drop-not-found = This server has no drop #{ $number }. Use `/drop list` to see which ones it has.
error-drop-not-a-number = “{ $typed }” isn't a drop number. Use `/drop list` to see this server's drops.
error-drop-too-many = A server can have up to { $max } drops. Remove one with `/drop remove` first.
error-drop-no-change = Nothing changed in drop #{ $number }. Set at least one option, such as `time` or `days`, to a new value.
error-drop-deck-gone = The drop's deck no longer exists. If it was removed, `/deck undo` restores it.
error-drop-own-in-channel = Own cards can't be answered in the channel. Set `answers` to private, or `cards` to shared.
error-drop-no-days = On which days?
error-drop-no-zone = In which time zone? If yours isn't listed, run the command with the `{ $option }` option, which finds cities and countries.
error-drop-no-time = At what time? For a time such as 08:30, run the command with the `{ $option }` option.
error-schedule-time = “{ $value }” isn't a time of day. Enter hours and minutes, such as 09:00 or 21:30.
error-schedule-days = “{ $value }” isn't a day or a set of days. Enter `daily`, `weekdays`, `weekends`, or days such as `mon, wed, fri` or `mon-fri`.
error-schedule-duration = “{ $value }” isn't a length of time. Enter minutes, hours, or days, such as `30m`, `8h`, or `1d` (at most `{ $days }d`).
error-schedule-zone = “{ $value }” isn't a time zone. Enter an IANA name, such as Europe/Berlin, America/New_York, or UTC.
error-schedule-zone-ambiguous = “{ $value }” isn't a time zone. Did you mean { $zones }?

## Options

error-option-range = `{ $option }` must be between { $min } and { $max }.
error-option-choice = `{ $option }` must be { $choices }.
error-option-set-and-cleared = Either set `{ $option }` or clear it, not both.
error-option-deck-and-scope = Choose a deck, or choose this server or channel, but not both.
error-option-nothing-to-set = Choose at least one setting to change.

## Permissions

error-permission-missing = I need { $permissions } in { $channel }. Anyone who manages the channel can grant { $count ->
    [one] it
   *[other] them
} under Edit Channel → Permissions → Popquiz.
error-permission-images = Some of these cards have images, but I need **Attach Files** in { $channel } to show them. Until then, their questions appear without images. Anyone who manages the channel can grant it under Edit Channel → Permissions → Popquiz.
error-permission-not-in-server = My commands are in this server, but I'm not. Anyone who manages the server can [add me](<{ $link }>).
error-permission-channel-hidden = I can't see { $channel }. Grant me **View Channel** there, under Edit Channel → Permissions → Popquiz.
error-permission-other-server = That channel isn't in this server.
error-permission-not-manager = Only managers can do that. You need the **Manage Server** permission, or access to `/{ $command }` under Server Settings → Integrations → Popquiz.
error-permission-not-deck-manager = Only managers can change decks and cards. You need the **Manage Server** permission, or access to `/{ $command }` under Server Settings → Integrations → Popquiz.
error-permission-start-rounds = Only managers can start rounds here. A manager can let everyone start them with the `rounds` option of `/settings change`.
error-permission-not-a-host = Only managers and whoever started the round can do that.

## Everything else

error-settings-newer = I can't change anything: this server's settings were saved by a newer version of Popquiz. Ask the bot's operator to update it.
error-not-in-server = I only work in servers. Use this in a server channel.
error-no-shared-server = We don't share a server that lets its decks be used in direct messages.
error-unknown-command = That command no longer exists. Reload Discord (Ctrl+R) and try again.
error-outdated-button = This button no longer works.
error-outdated-form = This form no longer works.
error-draft-expired = I no longer have what you typed. Run the command again.
error-empty-answer = Your answer was empty, so it didn't count. Press **Answer** to try again.
error-bug = I hit a bug, so I couldn't do that. Please tell the bot's operator.
error-too-slow = That took too long. Press the button again.
error-shutting-down = I'm shutting down. Try again in a moment.
error-database = I can't reach my database. Try again in a moment, and tell the bot's operator if this keeps happening.
