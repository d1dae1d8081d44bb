// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/remembered_columns.h"

#include "ui/text.h"

#include <QFileInfo>
#include <QSettings>
#include <QStringList>

namespace pushforward {

namespace {

// Path, first and second column of each file, the newest file first.
const QString setting = QStringLiteral("files/columns");
constexpr qsizetype each = 3;

QString path_of(const DataSource& source) {
    return QFileInfo(text_of(source.file)).absoluteFilePath();
}

bool names_columns(const DataSource& source) {
    return !source.first_column.empty() && !source.second_column.empty();
}

} // namespace

void remember_columns(const DataSource& source) {
    if (!source.is_file() || !names_columns(source) || source.file.starts_with(":/")) return;
    const QStringList before = QSettings().value(setting).toStringList();
    const QString path = path_of(source);
    QStringList now{path, text_of(source.first_column), text_of(source.second_column)};
    for (qsizetype i = 0; i + each <= before.size(); i += each)
        if (before[i] != path) now += before.mid(i, each);
    QSettings().setValue(setting, now.mid(0, each * most_remembered_columns));
}

std::optional<DataSource> with_remembered_columns(const DataSource& source) {
    if (!source.is_file() || !source.first_column.empty() || !source.second_column.empty())
        return {};
    const QStringList known = QSettings().value(setting).toStringList();
    const QString path = path_of(source);
    for (qsizetype i = 0; i + each <= known.size(); i += each) {
        if (known[i] != path) continue;
        DataSource named = source;
        named.first_column = known[i + 1].toStdString();
        named.second_column = known[i + 2].toStdString();
        return named;
    }
    return {};
}

} // namespace pushforward
