// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::size_t text_width = 100;
constexpr std::size_t column = 26; ///< where the words on an option or a command begin

std::size_t characters(const std::string& utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The text in lines, of which all but the first begin with `indent` spaces. The first begins where
/// `used` characters stand already. Line ends within the text stay.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t used) {
    std::string result;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" \n", from), text.size());
        const std::string word = text.substr(from, end - from);
        const std::size_t length = characters(word);
        const bool fits = used + 1 + length <= text_width;
        if (from > 0 && text[from - 1] == ' ') {
            result += fits ? " " : "\n" + std::string(indent, ' ');
            used = fits ? used + 1 : indent;
        }
        result += word;
        used += length;
        if (end + 1 < text.size() && text[end] == '\n') {
            result += "\n" + std::string(indent, ' ');
            used = indent;
        }
        from = end + 1;
    }
    return result + "\n";
}

/// "  name    what it is", the second part in a column of its own.
std::string entry(const std::string& name, const std::string& words) {
    std::string text = "  " + name;
    const std::size_t length = characters(text);
    text.append(std::max(column, length + 2) - length, ' ');
    return text + wrapped(words, column, characters(text));
}

} // namespace

std::string general_help() {
    std::string text =
        "Pushforward: watch normalizing flows learn a density of the plane.\n\n" +
        entry("pushforward [FILE]", "open the window, on a project or data if a file is named");
    for (const Command& command : commands())
        text += entry("pushforward " + command.name, command.summary);
    return text + entry("pushforward --version", "show the versions of Pushforward, Qt and Eigen") +
           "\npushforward COMMAND --help shows the options of a command.\n";
}

std::string help_of(const Command& command) {
    std::string summary = command.summary;
    summary.front() = static_cast<char>(summary.front() - 'a' + 'A');
    std::string text = "pushforward " + command.name + " " + command.usage + "\n\n" +
                       wrapped(summary + ".", 0, 0) + "\n";
    for (const Option& option : command.options)
        text += entry(option.value.empty() ? option.name : option.name + " " + option.value,
                      option.help);
    text += entry("--help", "show this help");
    return command.notes.empty() ? text : text + "\n" + wrapped(command.notes, 0, 0);
}

} // namespace pushforward
