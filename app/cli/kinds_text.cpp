// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kind_families.h"

namespace pushforward {

namespace {

std::string indented(std::string text, const std::string& indent) {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        text.insert(at + 1, indent);
    return indent + text + "\n";
}

std::string field_words(const Field& field) {
    return field.help + " " + value_text(initial_value(field)) +
           (field.unit.empty() ? "" : " " + field.unit) + "; " + range_text(field) + ".";
}

/// A bar would begin the next cell of a Markdown table.
std::string cell(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '|' ? "\\|" : std::string(1, c);
    return result;
}

} // namespace

std::string kinds_text(const std::vector<KindFamily>& families) {
    std::string text;
    for (const KindFamily& family : families) {
        text += (text.empty() ? "" : "\n") + family.title + "\n";
        for (const ShownKind& kind : family.kinds) {
            text += "\n  " + kind.key + "\n" + indented(kind.summary, "    ");
            if (!kind.caution.empty()) text += indented(kind.caution, "    ");
            if (kind.fields.empty() && !kind.formula.empty())
                text += indented(kind.formula, "      ");
            for (const Field& field : kind.fields)
                text += "      " + field.key + ": " + field_words(field) + "\n";
        }
    }
    return text;
}

std::string kinds_markdown(const std::vector<KindFamily>& families) {
    std::string text = "# Reference\n\nEverything that there is to choose from, with its formula, "
                       "its fields and its source.\n";
    for (const KindFamily& family : families) {
        text += "\n## " + family.title + "\n";
        for (const ShownKind& kind : family.kinds) {
            text += "\n### " + kind.title + " (`" + kind.key + "`)\n\n" + kind.summary + "\n";
            if (!kind.caution.empty()) text += "\n**" + kind.caution + "**\n";
            if (!kind.formula.empty()) (text += '\n') += indented(kind.formula, "    ");
            if (!kind.closed_form.empty()) text += "\n" + kind.closed_form + "\n";
            if (!kind.reference.empty()) text += "\nSource: " + kind.reference + ".\n";
            if (kind.fields.empty()) continue;
            text +=
                "\n| field | initially | range | unit | what it does |\n| --- | --- | --- | --- "
                "| --- |\n";
            for (const Field& field : kind.fields)
                text += "| `" + field.key + "` | " + value_text(initial_value(field)) + " | " +
                        range_text(field) + " | " + field.unit + " | " + cell(field.help) + " |\n";
        }
    }
    return text;
}

} // namespace pushforward
