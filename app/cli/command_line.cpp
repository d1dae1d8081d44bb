// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/output.h"
#include "core/math/flush_subnormals.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"

#include <Eigen/Core>
#include <QtGlobal>

#include <algorithm>
#include <filesystem>
#include <new>

namespace pushforward {

namespace {

const Command* find_command(const std::string& name) {
    const auto found = std::ranges::find(commands(), name, &Command::name);
    return found == commands().end() ? nullptr : &*found;
}

std::string versions() {
    const auto part = [](int number) { return std::to_string(number); };
    return "Pushforward " PUSHFORWARD_VERSION "\nQt " + std::string(qVersion()) + ", Eigen " +
           part(EIGEN_WORLD_VERSION) + "." + part(EIGEN_MAJOR_VERSION) + "." +
           part(EIGEN_MINOR_VERSION) +
           "\nLicence: GNU General Public License, version 3 or later\n";
}

[[noreturn]] void refuse_command(const std::string& name) {
    std::vector<std::string> known{"--help", "--version"};
    for (const Command& command : commands()) known.push_back(command.name);
    throw UsageError("There is no " + std::string(name.starts_with("-") ? "option " : "command ") +
                     shown(name) + (name.starts_with("-") ? "" : ", and no such file") + ". " +
                     suggestion(name, known));
}

int dispatch(const std::string& name, const std::vector<std::string>& words) {
    if (name == "--help" || name == "-h") return write_output(general_help()), 0;
    if (name == "--version" || name == "-v") return write_output(versions()), 0;
    const Command* const command = find_command(name);
    if (!command) refuse_command(name);
    for (const std::string& word : words) {
        if (word == "--") break;
        if (word == "--help" || word == "-h") return write_output(help_of(*command)), 0;
    }
    return command->run(Arguments(command->options, words));
}

} // namespace

bool is_command(const char* argument) {
    const std::string word = argument;
    if (find_command(word) || word.starts_with("--") || word == "-h" || word == "-v") return true;
    std::error_code ignored;
    return word.find_first_of("-./\\:") == word.npos && !std::filesystem::exists(word, ignored);
}

int run_command_line(int argc, char** argv) {
    const std::string name = argc > 1 ? argv[1] : "--help";
    const FlushSubnormals flush;
    try {
        return dispatch(name, {argv + std::min(argc, 2), argv + argc});
    } catch (const UsageError& error) {
        const std::string which = find_command(name) ? name + " --help" : "--help";
        say("pushforward: " + std::string(error.what()) + " Run pushforward " + which +
            " for more.");
        return 2;
    } catch (const Error& error) {
        say("pushforward: " + std::string(error.what()));
    } catch (const std::bad_alloc&) {
        say("pushforward: There is not enough memory. Use fewer points or layers.");
    } catch (const std::exception& error) {
        say("pushforward: " + std::string(error.what()));
    }
    return 1;
}

} // namespace pushforward
