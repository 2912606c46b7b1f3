module.exports = {
  title: "Docusaurus",
  url: "https://docs.example",
  baseUrl: "/",
  scripts: [{ src: "https://plimsoll.example/embed.js", defer: true }],
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: false }, blog: false }]],
};
