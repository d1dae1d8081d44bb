// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace pushforward {

/// One Markdown file of resources/help, as the program carries it.
struct HelpPage {
    QString file;  ///< its name without a folder, "speed.md"
    QString title; ///< its first heading
};

/// All pages among the program's resources, in the order of their file names.
std::vector<HelpPage> help_pages();

} // namespace pushforward
