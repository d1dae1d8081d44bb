// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pushforward {

/// The name of a file whose format was chosen: with the first of the format's endings if it has
/// none of them. "fig.v2" becomes "fig.v2.png".
inline QString withEnding(const QString& path, const QStringList& endings) {
    for (const QString& ending : endings)
        if (path.endsWith(u'.' + ending, Qt::CaseInsensitive)) return path;
    return path + u'.' + endings.constFirst();
}

} // namespace pushforward
