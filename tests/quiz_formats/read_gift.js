// Reads GIFT files, one JSON string a line, and prints what gift-pegjs made of each.
const { parse } = require("gift-pegjs");

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    try {
      console.log(JSON.stringify({ questions: parse(JSON.parse(line)) }));
    } catch (error) {
      console.log(JSON.stringify({ error: error.message }));
    }
  });
