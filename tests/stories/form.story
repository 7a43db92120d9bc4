# A form that a command opens is shown, and filled in by its title.
alice: /deck copy deck:nature title:"Our rivers"
alice: /card add deck:"Our rivers"
alice: [Add a card] Which rivers meet in Koblenz? || - Rhine | Rhein\n- Moselle || || rivers
alice: /card edit words:Koblenz
alice: [Edit the card] || any 1 of:\n- Rhine\n- Moselle || the Elbe
alice: /card show words:Koblenz
