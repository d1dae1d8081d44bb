// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/kind_families.h"
#include "app/cli/output.h"
#include "core/spec/sentence.h"

#include <algorithm>

namespace pushforward {

namespace {

std::vector<std::string> family_keys() {
    std::vector<std::string> keys;
    for (const KindFamily& family : kind_families()) keys.push_back(family.key);
    return keys;
}

std::vector<KindFamily> chosen(const std::vector<std::string>& names) {
    std::vector<KindFamily> all = kind_families();
    if (names.empty()) return all;
    std::vector<KindFamily> result;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(all, name, &KindFamily::key);
        if (found == all.end())
            throw UsageError("There is no family of kinds called " + shown(name) + ". " +
                             suggestion(name, family_keys()));
        result.push_back(*found);
    }
    return result;
}

int kinds(const Arguments& arguments) {
    const auto families = chosen(arguments.plain());
    if (arguments.has("--json") && arguments.has("--markdown"))
        throw UsageError("Give --json or --markdown, not both.");
    write_output(arguments.has("--json")       ? kinds_json(families)
                 : arguments.has("--markdown") ? kinds_markdown(families)
                                               : kinds_text(families));
    return 0;
}

} // namespace

Command kinds_command() {
    return {"kinds",
            "list what there is to choose from, with every field and its range",
            "[FAMILY …] [--json | --markdown]",
            "Families: " + listed(family_keys()) + ". Without a family, all are listed.",
            {{"--json", "", "as JSON, for programs"},
             {"--markdown", "", "as Markdown, the reference page"}},
            kinds};
}

} // namespace pushforward
