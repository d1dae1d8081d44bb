// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

#include <functional>

namespace pushforward {

/// Two widgets, one above the other, with a line between them that can be dragged. Until it has
/// been, a rule says how high the lower one is. A double click on the line goes back to the rule.
class Divided : public QSplitter {
    Q_OBJECT
public:
    /// From the height of both to that of the lower one.
    using Rule = std::function<int(int height)>;

    /// Under the name the window remembers where the line is.
    Divided(const QString& name, QWidget* upper, QWidget* lower, Rule rule,
            QWidget* parent = nullptr);

    QByteArray placement() const; ///< where the line was dragged to; empty: by the rule
    void setPlacement(const QByteArray& placement);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    Rule rule_;
    bool is_dragged_ = false;
};

} // namespace pushforward
