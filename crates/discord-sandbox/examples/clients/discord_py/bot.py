"""A small discord.py bot that runs against discord-sandbox.

Only `point_at_sandbox` knows about the sandbox; the rest would run against Discord unchanged.
"""

import os

import discord
import yarl
from discord import app_commands


def point_at_sandbox(api_url: str) -> None:
    """Makes discord.py use another server than Discord's own."""
    discord.http.Route.BASE = api_url
    address = yarl.URL(api_url)
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL.build(
        scheme="ws", host=address.host, port=address.port, path="/gateway"
    )


class NameModal(discord.ui.Modal, title="Your name"):
    name = discord.ui.TextInput(label="Name")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Nice to meet you, {self.name.value}")


class Buttons(discord.ui.View):
    @discord.ui.button(label="Count", style=discord.ButtonStyle.primary)
    async def count(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        await interaction.response.edit_message(content="Counted: 1", view=self)

    @discord.ui.button(label="Introduce yourself")
    async def introduce(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        await interaction.response.send_modal(NameModal())


class Bot(discord.Client):
    def __init__(self) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__(intents=intents)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_ready(self) -> None:
        print("ready", flush=True)

    async def on_message(self, message: discord.Message) -> None:
        if message.content == "!ping":
            async with message.channel.typing():
                await message.reply("Pong!")
        elif message.content.startswith("!who "):
            members = await message.guild.query_members(message.content.removeprefix("!who "))
            await message.reply(", ".join(member.name for member in members))


bot = Bot()


@bot.tree.command(description="Adds two numbers")
async def add(interaction: discord.Interaction, first: int, second: int) -> None:
    await interaction.response.send_message(f"{first} + {second} = {first + second}", view=Buttons())


@bot.tree.command(description="Takes a while")
async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    await interaction.followup.send("Done at last")


if __name__ == "__main__":
    point_at_sandbox(os.environ["DISCORD_API_URL"])
    bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)
