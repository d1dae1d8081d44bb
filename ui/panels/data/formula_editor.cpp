// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/formula_editor.h"

#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/forms/field_form.h"
#include "ui/look/labels.h"
#include "ui/panels/data/formula_field.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int pause_ms = 250, end_of_typing_ms = 2000;
const std::string formula_kind = "formula", text_key = "text", envelope_key = "envelope";
const QString typing = QStringLiteral("formula");

struct Example {
    const char* title;
    const char* text;
};

constexpr Example examples[] = {
    {QT_TRANSLATE_NOOP("pushforward::FormulaEditor", "Ring"),
     "radius = 2 in [0.5, 4]\nwidth = 0.4 in [0.1, 1]\n((r - radius) / width)^2 / 2"},
    {QT_TRANSLATE_NOOP("pushforward::FormulaEditor", "Three petals"),
     "petals = 3 in [1, 8]\ndepth = 0.8 in [0, 1.5]\n(r - 2 - depth*cos(petals*theta))^2 / 0.18"},
    {QT_TRANSLATE_NOOP("pushforward::FormulaEditor", "Two wells"),
     "barrier = 2 in [0, 6]\ntilt = 0.3 in [-2, 2]\nbarrier*(x^2 - 1)^2 + tilt*x + 2*y^2"},
    {QT_TRANSLATE_NOOP("pushforward::FormulaEditor", "Two Gaussians"),
     "apart = 1.5 in [0, 3]\nshare = 0.7 in [0.05, 0.95]\n-log(share*exp(-((x - apart)^2 + "
     "y^2)/0.5)\n  + (1 - share)*exp(-((x + apart)^2 + y^2)/0.5))"},
    {QT_TRANSLATE_NOOP("pushforward::FormulaEditor", "Half a disc"),
     "if(y > 0, relu(r - 2)^2, (r/0.5)^2) * 4"},
};

} // namespace

FormulaEditor::FormulaEditor(Document& document, DataOpener& opener, QWidget* parent)
    : QWidget(parent),
      document_(document),
      opener_(opener),
      field_(new FormulaField(this)),
      sentence_(makeParagraph(this, false)),
      use_(makeParagraph(this, true)),
      walls_(new QPushButton(tr("Use Walls"), this)),
      constants_(new FieldForm(this)),
      drag_(typing) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(6);
    addHead();
    field_->setAccessibleName(tr("Energy U(x, y)"));
    field_->setAccessibleDescription(tr("A formula in x and y. Mistakes are told below it."));
    const KindInfo& kind = find_kind(energy_kinds(), formula_kind, "energy");
    field_->setToolTip(QStringLiteral("<p>%1</p>").arg(text_of(kind.summary).toHtmlEscaped()));
    column->addWidget(field_);
    column->addWidget(use_);
    sentence_->setAccessibleName(tr("Mistake in the formula"));
    sentence_->hide();
    column->addWidget(sentence_);
    walls_->setFocusPolicy(Qt::StrongFocus);
    walls_->setToolTip(tr("Add walls beyond ±6 that rise as a square"));
    walls_->hide();
    column->addWidget(walls_);
    column->addWidget(constants_);

    pause_.setSingleShot(true);
    pause_.setInterval(pause_ms);
    end_of_typing_.setSingleShot(true);
    end_of_typing_.setInterval(end_of_typing_ms);
    connect(&pause_, &QTimer::timeout, this, &FormulaEditor::read);
    connect(&end_of_typing_, &QTimer::timeout, &document, &Document::endDrag);
    connect(field_, &QPlainTextEdit::textChanged, this, &FormulaEditor::typed);
    connect(field_, &FormulaField::left, this, [this] {
        if (!pause_.isActive()) return;
        pause_.stop();
        read();
    });
    connect(walls_, &QPushButton::clicked, this, &FormulaEditor::useWalls);
    connect(constants_, &FieldForm::edited, this, &FormulaEditor::moveConstant);
    connect(&document, &Document::changed, this, &FormulaEditor::follow);
    connect(&opener, &DataOpener::energyTried, this, &FormulaEditor::tried);
    field_->setFormula(initial_spec(kind).text(text_key));
    follow();
    showConstants(parse_formula(field_->formula()).constants);
}

// A window that goes takes the focus from its field, which then has no one to tell.
FormulaEditor::~FormulaEditor() { field_->disconnect(this); }

void FormulaEditor::addHead() {
    auto* const head = new QHBoxLayout;
    auto* const label = new QLabel(tr("U(&x, y) ="), this);
    label->setBuddy(field_);
    head->addWidget(label);
    head->addStretch(1);
    auto* const button = new QPushButton(tr("Examples"), this);
    button->setAccessibleName(tr("Example formulas"));
    auto* const menu = new QMenu(button);
    for (const Example& example : examples) {
        QAction* const action = menu->addAction(tr(example.title));
        connect(action, &QAction::triggered, this, [this, &example] {
            document_.endDrag();
            field_->setPlainText(QString::fromUtf8(example.text));
            pause_.stop();
            read();
        });
    }
    button->setMenu(menu);
    head->addWidget(button);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void FormulaEditor::startTyping() {
    for (QWidget* above = parentWidget(); above; above = above->parentWidget())
        if (auto* const scroll = qobject_cast<QScrollArea*>(above)) {
            layout()->activate();
            scroll->ensureWidgetVisible(field_, 0, 40);
        }
    field_->setFocus(Qt::ShortcutFocusReason);
}

QString FormulaEditor::sentence() const {
    return sentence_->isHidden() ? QString() : sentence_->text();
}

void FormulaEditor::typed() {
    drag_ = typing;
    with_walls_ = false;
    pause_.start();
    end_of_typing_.stop();
}

void FormulaEditor::read() {
    try {
        const TypedFormula formula = parse_formula(field_->formula());
        setReadable(true);
        showConstants(formula.constants);
        say({});
        offer();
    } catch (const FormulaError& error) {
        setReadable(false);
        field_->underline(error.place());
        say(text_of(error.sentence()));
    }
}

// The sliders are those of the text that could be read last.
void FormulaEditor::setReadable(bool readable) {
    can_be_read_ = readable;
    constants_->setEnabled(readable);
    if (readable) field_->clearUnderline();
}

Spec FormulaEditor::wanted() const {
    const Spec& now = document_.experiment().target;
    Spec next = now.kind == formula_kind
                    ? now
                    : initial_spec(find_kind(energy_kinds(), formula_kind, "energy"));
    next.values[text_key] = field_->formula();
    if (with_walls_) next.values[envelope_key] = std::string("walls");
    return next;
}

bool FormulaEditor::isTarget() const { return document_.experiment().target == wanted(); }

void FormulaEditor::offer() {
    if (!can_be_read_ || isTarget() || !offered_.kind.empty()) return;
    offered_ = wanted();
    opener_.tryEnergy(offered_, drag_);
}

// What was typed since then is tried next.
void FormulaEditor::tried(const QString& sentence) {
    if (offered_.kind.empty()) return;
    const bool is_newest = offered_.text(text_key) == field_->formula();
    offered_ = {};
    if (is_newest) {
        if (can_be_read_) say(sentence);
        walls_->setVisible(!sentence.isEmpty() &&
                           wanted().choice(envelope_key) == std::string("none"));
        end_of_typing_.start();
    } else if (!pause_.isActive()) {
        offer();
    }
}

// A row stays while its number is within its range, so that a slider that is held is not made anew.
void FormulaEditor::showConstants(const std::vector<NamedConstant>& found) {
    std::vector<Field> fields;
    std::map<std::string, Value> values;
    for (const NamedConstant& constant : found) {
        Field field{constant.name, constant.name, "", "A constant of the formula.",
                    RealField{constant.value, constant.minimum, constant.maximum, false}};
        for (const Field& before : constant_fields_) {
            const auto& range = std::get<RealField>(before.type);
            const bool same_range =
                range.minimum == constant.minimum && range.maximum == constant.maximum;
            const bool held = drag_ != typing && constant.value >= range.minimum &&
                              constant.value <= range.maximum;
            if (before.key == field.key && (same_range || held)) field = before;
        }
        fields.push_back(field);
        values[constant.name] = constant.value;
    }
    constant_fields_ = fields;
    constants_->setFields(fields);
    constants_->setValues(values);
    showUse();
    for (QSlider* slider : constants_->findChildren<QSlider*>()) slider->installEventFilter(this);
}

bool FormulaEditor::eventFilter(QObject* watched, QEvent* event) {
    const bool is_press = event->type() == QEvent::KeyPress;
    if (!is_press && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* const key = static_cast<const QKeyEvent*>(event);
    const bool edits = key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete ||
                       (!key->text().isEmpty() && key->text().front().isPrint());
    if (!edits || key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QWidget::eventFilter(watched, event);
    event->accept(); // no shortcut of the window
    if (is_press) {
        field_->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(field_, event);
    }
    return true;
}

void FormulaEditor::moveConstant(const std::string& name, const Value& value, bool finished) {
    const std::string text = field_->formula();
    std::vector<NamedConstant> constants;
    try {
        constants = parse_formula(text).constants;
    } catch (const FormulaError&) {
        return; // the mistake is told already
    }
    const auto moved = std::ranges::find(constants, name, &NamedConstant::name);
    if (moved == constants.end()) return;
    field_->setFormula(with_constant(text, *moved, std::get<double>(value)));
    drag_ = typing + QLatin1Char('/') + text_of(name);
    pause_.stop();
    read();
    if (finished) end_of_typing_.start(0);
}

void FormulaEditor::say(const QString& sentence) {
    sentence_->setText(sentence);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, Theme::of(ink).held_out);
    sentence_->setPalette(ink);
    // A layout in a layout gives a paragraph two lines, however long it is.
    sentence_->setMinimumHeight(std::max(0, sentence_->heightForWidth(field_->width())));
    sentence_->setVisible(!sentence.isEmpty());
    walls_->hide();
}

void FormulaEditor::useWalls() {
    with_walls_ = true;
    document_.endDrag();
    say({});
    offer();
    field_->setFocus();
}

void FormulaEditor::showUse() {
    const Experiment& experiment = document_.experiment();
    const bool is_used = experiment.fits_energy() && experiment.target.kind == formula_kind;
    if (experiment.fits_energy() && !is_used)
        use_->setText(
            tr("Not in use: the target is %1. What is typed here takes its place.")
                .arg(text_of(find_kind(energy_kinds(), experiment.target.kind, "energy").title)));
    else if (!is_used)
        use_->setText(tr("Not in use: the flow fits data. What is typed here takes their place."));
    use_->setVisible(!is_used);
    constants_->setVisible(is_used && !constant_fields_.empty());
}

void FormulaEditor::follow() {
    const Spec& target = document_.experiment().target;
    showUse();
    const std::string text = target.kind == formula_kind ? target.text(text_key) : std::string();
    if (text == followed_) return;
    followed_ = text;
    const bool is_own = !offered_.kind.empty() && offered_.text(text_key) == text;
    if (text.empty() || is_own) return;
    field_->setFormula(text);
    pause_.stop();
    setReadable(true);
    say({});
    showConstants(parse_formula(text).constants);
}

} // namespace pushforward
