// mdBook takes scripts from its own folder only.
const script = document.createElement("script");
script.src = "https://plimsoll.example/embed.js";
document.head.append(script);
