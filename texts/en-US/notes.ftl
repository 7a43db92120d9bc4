### What the bot posts on its own when something goes wrong.

note-round-without-deck = This round ends here because the deck `{ $deck }` no longer exists. Points earned so far still count.
note-round-without-card = This round ends here because the card `{ $card }` is no longer in its deck. Points earned so far still count.
note-question-without-deck = This question closes now because the deck `{ $deck }` no longer exists. Points earned so far still count.
note-question-without-card = This question closes now because the card `{ $card }` is no longer in its deck. Points earned so far still count.
# The reason is one of the sentences below.
note-round-not-posted = A round ended because I couldn't post its question. { $reason }
note-drop-not-posted = I couldn't post drop #{ $drop }. { $reason }
note-drop-without-deck = Drop #{ $drop } is paused. { $reason } Restore the deck with `/deck undo` or `/deck import`, or remove the drop with `/drop remove`.
note-drops-missed-title = Missed drops
note-drops-missed = I was offline for too long to post these drops, so I skipped them:
note-drops-missed-advice = Use `/drop now` to post one right away.

## What is wrong with a drop

problem-missed = { $drops ->
    [one] { $drops } drop was missed while I was offline.
   *[other] { $drops } drops were missed while I was offline.
}
problem-forbidden = I can't post in { $channel }. Grant me **View Channel**, **Send Messages**, and **Embed Links** there, under Edit Channel → Permissions → Popquiz.
problem-channel-gone = The channel was deleted.
problem-drop-channel-gone = The channel was deleted. Move the drop with `/drop edit`, or remove it with `/drop remove`.
problem-automod = AutoMod blocked my message in { $channel }. Exempt my role or that channel under Server Settings → AutoMod.
problem-thread-closed = { $channel } is archived or locked. Anyone who manages threads can unlock it.
problem-rejected = Discord rejected the message in { $channel }. The bot's operator can find the reason in the log.
problem-deck-gone = The deck `{ $deck }` no longer exists.
