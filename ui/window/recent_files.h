// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace pushforward {

/// The files that were opened last, newest first, stored for the next start. Files that no longer
/// exist are left out.
class RecentFiles : public QMenu {
    Q_OBJECT
public:
    static constexpr int most = 10;

    explicit RecentFiles(QWidget* parent);

    void add(const QString& path);
    QStringList paths() const;

Q_SIGNALS:
    void chosen(const QString& path);

private:
    void fill();
};

} // namespace pushforward
