// A small discord.js bot that runs against discord-sandbox. Only the `rest` option knows about the sandbox; everything else
// would run against Discord unchanged.
'use strict';

const {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, ModalBuilder, SlashCommandBuilder,
  TextInputBuilder, TextInputStyle,
} = require('discord.js');

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  // discord.js adds the version itself.
  rest: { api: process.env.DISCORD_API_URL.replace(/\/v10$/, '') },
});

const commands = [
  new SlashCommandBuilder().setName('add').setDescription('Adds two numbers')
    .addIntegerOption((option) => option.setName('first').setDescription('A number').setRequired(true))
    .addIntegerOption((option) => option.setName('second').setDescription('Another number').setRequired(true)),
  new SlashCommandBuilder().setName('slow').setDescription('Takes a while'),
];

const buttons = () => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId('count').setLabel('Count').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('introduce').setLabel('Introduce yourself').setStyle(ButtonStyle.Secondary),
);

const nameModal = () => new ModalBuilder().setCustomId('name').setTitle('Your name').addComponents(
  new ActionRowBuilder().addComponents(
    new TextInputBuilder().setCustomId('name').setLabel('Name').setStyle(TextInputStyle.Short),
  ),
);

client.once(Events.ClientReady, async () => {
  await client.application.commands.set(commands);
  console.log('ready');
});

client.on(Events.MessageCreate, async (message) => {
  if (message.content === '!ping') {
    await message.channel.sendTyping();
    await message.reply('Pong!');
  } else if (message.content.startsWith('!who ')) {
    const members = await message.guild.members.fetch({ query: message.content.slice('!who '.length), limit: 5 });
    await message.reply(members.map((member) => member.user.username).join(', '));
  }
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand() && interaction.commandName === 'add') {
    const [first, second] = ['first', 'second'].map((name) => interaction.options.getInteger(name));
    await interaction.reply({ content: `${first} + ${second} = ${first + second}`, components: [buttons()] });
  } else if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    await interaction.followUp('Done at last');
  } else if (interaction.isButton() && interaction.customId === 'count') {
    await interaction.update({ content: 'Counted: 1', components: [buttons()] });
  } else if (interaction.isButton()) {
    await interaction.showModal(nameModal());
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Nice to meet you, ${interaction.fields.getTextInputValue('name')}`);
  }
});

client.login(process.env.DISCORD_TOKEN);
