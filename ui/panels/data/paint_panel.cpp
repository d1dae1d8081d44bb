// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/paint_panel.h"

#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/forms/field_form.h"
#include "ui/look/actions.h"
#include "ui/look/focus_ring.h"
#include "ui/look/labels.h"

#include <QButtonGroup>
#include <QFontComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pushforward {

ToolButton::ToolButton(const PaintToolKind& kind, QWidget* parent)
    : QAbstractButton(parent), kind_(kind) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(text_of(kind.title));
    setAccessibleDescription(text_of(kind.summary));
    setToolTip(QStringLiteral("<b>%1</b> (%2)<br>%3")
                   .arg(text_of(kind.title).toHtmlEscaped(), QChar::fromLatin1(kind.key_letter),
                        text_of(kind.summary).toHtmlEscaped()));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ToolButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(underMouse() ? theme.dimmed : theme.line, 1));
    painter.setBrush(isChecked() ? theme.accent : theme.raised);
    painter.drawRoundedRect(box, 6, 6);
    if (shows_focus(*this)) draw_focus_ring(painter, rect(), 6, theme);
    painter.translate(box.center());
    constexpr double half = 8;
    painter.scale(half, half);
    const QColor ink = isChecked() ? theme.on_accent : theme.text;
    painter.setPen(QPen(ink, 1.5 / half, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(kind_.icon);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPath(kind_.dots);
}

PaintPanel::PaintPanel(PaintingEditor& editor, Actions& actions, QWidget* parent)
    : QWidget(parent),
      editor_(editor),
      summary_(makeParagraph(this, true)),
      count_(makeParagraph(this, true)),
      form_(new FieldForm(this)),
      symmetry_(new FieldForm(this)),
      text_(new QLineEdit(this)),
      font_(new QFontComboBox(this)),
      words_(new QWidget(this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* const tools = new QGridLayout;
    tools->setSpacing(5);
    constexpr int in_a_row = 5;
    // A group of their own: alone they would be taken together with the tabs above them.
    auto* const group = new QButtonGroup(this);
    for (const PaintToolKind& kind : paint_tool_kinds()) {
        auto* const button = new ToolButton(kind, this);
        const auto place = static_cast<int>(buttons_.size());
        tools->addWidget(button, place / in_a_row, place % in_a_row);
        connect(button, &QAbstractButton::clicked, this,
                [this, key = kind.key] { editor_.takeUp(key); });
        group->addButton(button);
        buttons_.push_back(button);
    }
    column->addLayout(tools);
    // Room for what most tools have, so that what is below stays where it is.
    constexpr int room = 132;
    auto* const settings = new QWidget(this);
    settings->setMinimumHeight(room);
    auto* const settings_column = new QVBoxLayout(settings);
    settings_column->setContentsMargins(0, 0, 0, 0);
    settings_column->setSpacing(8);
    settings_column->addWidget(summary_);

    auto* const words = new QVBoxLayout(words_);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(6);
    text_->setAccessibleName(tr("Words to write"));
    text_->setPlaceholderText(tr("Words to write"));
    text_->setMaxLength(40);
    font_->setAccessibleName(tr("Font of the words"));
    font_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    words->addWidget(text_);
    words->addWidget(font_);
    settings_column->addWidget(words_);
    settings_column->addWidget(form_);
    settings_column->addStretch(1);
    column->addWidget(settings);
    column->addSpacing(2);
    column->addWidget(makeHeading(tr("Symmetry").toUpper(), this));
    symmetry_->setFields(ToolBox::symmetryFields());
    column->addWidget(symmetry_);
    column->addWidget(count_);
    auto* const canvas = new QPushButton(QString(actions.newCanvas->text()).remove(u'&'), this);
    canvas->setToolTip(actions.newCanvas->toolTip());
    canvas->setFocusPolicy(Qt::TabFocus);
    connect(canvas, &QPushButton::clicked, actions.newCanvas, &QAction::trigger);
    column->addWidget(canvas);
    column->addStretch(1);

    connect(form_, &FieldForm::edited, &editor_,
            [this](const std::string& key, const Value& value, bool) {
                editor_.tools().set(key, value);
            });
    connect(symmetry_, &FieldForm::edited, &editor_,
            [this](const std::string& key, const Value& value, bool) {
                editor_.tools().setSymmetry(key, value);
            });
    connect(text_, &QLineEdit::textEdited, &editor_,
            [this](const QString& text) { editor_.tools().set("text", text.toStdString()); });
    connect(font_, &QFontComboBox::currentFontChanged, &editor_, [this](const QFont& font) {
        if (editor_.tools().kind().writes) editor_.tools().set("font", font.family().toStdString());
    });
    connect(&editor_.tools(), &ToolBox::changed, this, &PaintPanel::follow);
    connect(&editor_, &PaintingEditor::paintingChanged, this, &PaintPanel::describe);
    connect(&editor_, &PaintingEditor::chosenChanged, this, &PaintPanel::describe);
    follow();
}

void PaintPanel::follow() {
    const PaintToolKind& kind = editor_.tools().kind();
    for (ToolButton* button : buttons_) button->setChecked(&button->kind() == &kind);
    summary_->setText(text_of(kind.summary));
    words_->setVisible(kind.writes);
    if (kind.writes) {
        const QString text = text_of(editor_.tools().spec().choice("text"));
        if (text != text_->text()) text_->setText(text);
        const QSignalBlocker blocker(font_);
        font_->setCurrentFont(QFont(text_of(editor_.tools().spec().choice("font"))));
    }
    form_->setFields(kind.fields);
    form_->setValues(editor_.tools().spec().values);
    form_->setVisible(!kind.fields.empty());
    symmetry_->setValues(editor_.tools().symmetry());
    describe();
}

void PaintPanel::describe() {
    const std::optional<Painting> painting = editor_.painting();
    QString words = painting ? tr("%1 points painted").arg(grouped(painting->count()))
                             : tr("The first stroke turns the data into paint.");
    if (editor_.chosen()) words = tr("%1 points chosen").arg(grouped(editor_.chosen()->count()));
    if (words != count_->text()) count_->setText(words);
}

} // namespace pushforward
