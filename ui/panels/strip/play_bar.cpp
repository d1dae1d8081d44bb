// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/play_bar.h"

#include "ui/look/actions.h"
#include "ui/look/glyph_button.h"
#include "ui/session/playhead.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace pushforward {

namespace {

constexpr int play_side = 20;
constexpr double speeds[] = {0.25, 0.5, 1, 2, 4};

QString speedText(double speed) { return QString::number(speed) + QStringLiteral(" ×"); }

} // namespace

PlayBar::PlayBar(Playhead& playhead, Actions& actions, QWidget* parent)
    : QWidget(parent),
      playhead_(playhead),
      play_(new GlyphButton(Glyph::play, GlyphButton::Look::raised, play_side, this)),
      way_(new QToolButton(this)),
      speed_(new QToolButton(this)) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (QWidget* part :
         {static_cast<QWidget*>(play_), static_cast<QWidget*>(way_), static_cast<QWidget*>(speed_)})
        row->addWidget(part);
    play_->follow(actions.playThrough);
    for (QToolButton* button : {way_, speed_}) {
        button->setAutoRaise(true);
        button->setFixedHeight(play_side);
    }
    way_->setAccessibleName(tr("Way of the playhead"));
    speed_->setAccessibleName(tr("Speed of the playhead"));
    way_->setToolTip(tr("Which way the playhead plays"));
    connect(way_, &QToolButton::clicked, this, [this] {
        playhead_.setWay(playhead_.way() == Playhead::Way::to_data ? Playhead::Way::to_base
                                                                   : Playhead::Way::to_data);
    });

    auto* const menu = new QMenu(speed_);
    auto* const group = new QActionGroup(menu);
    for (const double speed : speeds) {
        QAction* const action =
            menu->addAction(tr("%1 layers a second").arg(QString::number(speed)));
        action->setCheckable(true);
        action->setChecked(speed == playhead_.speed());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, speed] {
            playhead_.setSpeed(speed);
            show();
        });
    }
    menu->addSeparator();
    QAction* const loops = menu->addAction(tr("There and back, again and again"));
    loops->setCheckable(true);
    connect(loops, &QAction::toggled, this, [this](bool on) {
        playhead_.setLoops(on);
        show();
    });
    speed_->setMenu(menu);
    speed_->setPopupMode(QToolButton::InstantPopup);
    speed_->setToolTip(tr("How fast the playhead plays, and whether it turns back"));

    connect(&playhead, &Playhead::playingChanged, this, &PlayBar::show);
    connect(&playhead, &Playhead::wayChanged, this, &PlayBar::show);
    show();
}

void PlayBar::show() {
    play_->setGlyph(playhead_.isPlaying() ? Glyph::pause : Glyph::play);
    way_->setText(playhead_.way() == Playhead::Way::to_data ? tr("base → data")
                                                            : tr("data → base"));
    speed_->setText(speedText(playhead_.speed()) +
                    (playhead_.loops() ? QStringLiteral(" ⇄") : QString()));
}

} // namespace pushforward
