// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/remembered_columns.h"

#include "ui/draw/text.h"

#include <QFileInfo>
#include <QSettings>
#include <QStringList>

namespace pushforward {

namespace {

// Path, first and second column, that of the classes, and the logarithms ("10" for the first) of
// each file, the newest file first.
const QString setting = QStringLiteral("files/column_choices");
constexpr qsizetype each = 5;

QString path_of(const DataSource& source) {
    return QFileInfo(text_of(source.file)).absoluteFilePath();
}

bool names_columns(const ColumnChoice& columns) {
    return !columns.first.empty() && !columns.second.empty();
}

QString logs_text(const ColumnChoice& columns) {
    const auto digit = [](bool log) { return QLatin1Char(log ? '1' : '0'); };
    return QString(digit(columns.first_log)) + digit(columns.second_log);
}

} // namespace

void remember_columns(const DataSource& source) {
    if (!source.is_file() || !names_columns(source.columns) || source.file.starts_with(":/"))
        return;
    const QStringList before = QSettings().value(setting).toStringList();
    const QString path = path_of(source);
    const ColumnChoice& columns = source.columns;
    QStringList now{path, text_of(columns.first), text_of(columns.second),
                    text_of(columns.category), logs_text(columns)};
    for (qsizetype i = 0; i + each <= before.size(); i += each)
        if (before[i] != path) now += before.mid(i, each);
    QSettings().setValue(setting, now.mid(0, each * most_remembered_columns));
}

std::optional<DataSource> with_remembered_columns(const DataSource& source) {
    if (!source.is_file() || !(source.columns == ColumnChoice{})) return {};
    const QStringList known = QSettings().value(setting).toStringList();
    const QString path = path_of(source);
    for (qsizetype i = 0; i + each <= known.size(); i += each) {
        if (known[i] != path) continue;
        DataSource named = source;
        named.columns = {known[i + 1].toStdString(), known[i + 2].toStdString(),
                         known[i + 4].startsWith(QLatin1Char('1')),
                         known[i + 4].endsWith(QLatin1Char('1')), known[i + 3].toStdString()};
        return named;
    }
    return {};
}

} // namespace pushforward
