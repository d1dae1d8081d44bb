// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_pages.h"

#include <QDir>
#include <QFile>

namespace pushforward {

namespace {

QString first_heading(const QString& path) {
    QFile page(path);
    if (!page.open(QIODevice::ReadOnly)) return {};
    while (!page.atEnd()) {
        const QString line = QString::fromUtf8(page.readLine());
        if (line.startsWith(QLatin1String("# "))) return line.mid(2).trimmed();
    }
    return {};
}

} // namespace

std::vector<HelpPage> help_pages() {
    std::vector<HelpPage> pages;
    const QDir folder(QStringLiteral(":/help"));
    for (const QString& file :
         folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name | QDir::IgnoreCase))
        pages.push_back({file, first_heading(folder.filePath(file))});
    return pages;
}

} // namespace pushforward
