// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pushforward {

/// A coloured dot beside a word with the same meaning.
class StateDot : public QWidget {
    Q_OBJECT
public:
    enum class Mood { well, resting, worrying };

    explicit StateDot(QWidget* parent);
    void setMood(Mood mood);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mood mood_ = Mood::resting;
};

} // namespace pushforward
