"""The methods of the Bot API that this service knows, by lower-case name."""

from simulator.methods import messages, profile, receiving
from simulator.world import Handler

METHODS: dict[str, Handler] = {
    "getme": receiving.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "getfile": receiving.get_file,
    "sendmessage": messages.send_message,
    "editmessagetext": messages.edit_message_text,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "deletemessages": messages.delete_messages,
    "sendchataction": messages.send_chat_action,
    "answercallbackquery": messages.answer_callback_query,
    "setmycommands": profile.set_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "getmycommands": profile.get_my_commands,
    "setmyname": profile.setter("name", 64),
    "getmyname": profile.getter("name"),
    "setmydescription": profile.setter("description", 512),
    "getmydescription": profile.getter("description"),
    "setmyshortdescription": profile.setter("short_description", 120),
    "getmyshortdescription": profile.getter("short_description"),
}
LIMITED = frozenset({"sendmessage"})
