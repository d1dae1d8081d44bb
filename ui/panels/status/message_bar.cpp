// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/message_bar.h"

#include "ui/draw/theme.h"
#include "ui/look/glyph_button.h"
#include "ui/look/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int margin = 10;

} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), label_(makeParagraph(this, false)) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(18, 6, 12, 6);
    row->addWidget(label_, 1);
    auto* const close = new GlyphButton(Glyph::cross, GlyphButton::Look::quiet, 22, this);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the message"));
    connect(close, &GlyphButton::clicked, this, &QWidget::hide);
    row->addWidget(close);
    hide();
    parent->installEventFilter(this);
}

void MessageBar::showSentence(const QString& sentence, const std::vector<QAction*>& ways_out) {
    for (const auto& [action, button] : ways_out_) {
        button->hide();
        button->deleteLater(); // it may be the one that was clicked
    }
    ways_out_.clear();
    auto* const row = static_cast<QHBoxLayout*>(layout());
    for (QAction* const action : ways_out) {
        auto* const button =
            new QPushButton(QString(action->text()).remove(QLatin1Char('&')), this);
        button->setToolTip(action->toolTip());
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where it was
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        row->insertWidget(row->count() - 1, button); // before the cross
        ways_out_.emplace_back(action, button);
    }
    label_->setText(sentence);
    setAccessibleName(sentence);
    show();
    place(); // with the buttons, which take room once they are shown
    raise();
}

bool MessageBar::offers(const QAction* way_out) const {
    return isVisible() && std::ranges::find(ways_out_, way_out, [](const auto& one) {
                              return one.first;
                          }) != ways_out_.end();
}

QString MessageBar::sentence() const { return label_->text(); }

void MessageBar::place() {
    const int width = parentWidget()->width() - 2 * margin;
    layout()->activate();
    setGeometry(margin, margin, width, std::max(38, layout()->heightForWidth(width)));
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void MessageBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.fillPath(outline, theme.panel);
    painter.setPen(theme.held_out);
    painter.drawPath(outline);
    painter.setClipPath(outline);
    painter.fillRect(QRect(0, 0, 5, height()), theme.held_out);
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pushforward
