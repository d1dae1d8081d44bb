// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/message_bar.h"

#include "ui/panels/glyph_button.h"
#include "ui/panels/labels.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace pushforward {

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
}

void MessageBar::showSentence(const QString& sentence) {
    label_->setText(sentence);
    setAccessibleName(sentence);
    show();
}

QString MessageBar::sentence() const { return label_->text(); }

void MessageBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, 4, height()), theme.held_out);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pushforward
