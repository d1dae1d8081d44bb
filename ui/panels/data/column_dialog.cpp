// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/column_dialog.h"

#include "core/io/open_data.h"
#include "core/picture/thinned.h"
#include "ui/draw/class_clouds.h"
#include "ui/draw/drawings/pixel_canvas.h"
#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/look/labels.h"
#include "ui/panels/data/reading_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

constexpr QSize picture_size(400, 260);
constexpr int shortest_box = 16, tick_ms = 120;
constexpr Index most_points = 200'000; // more would look the same
constexpr double margin = 0.06;

QImage scatter(const TrainingData& data, const Theme& theme, double pixel_ratio) {
    const View view = view_of(thinned(data.points, most_points), margin);
    PixelCanvas canvas(picture_size * pixel_ratio, pixel_ratio, view);
    paint_clouds(canvas, class_clouds(data.points, data.categories, most_points),
                 {nullptr, &theme, &theme});
    return canvas.picture();
}

} // namespace

ColumnDialog::ColumnDialog(const Experiment& experiment, std::shared_ptr<const TrainingData> data,
                           QWidget* parent)
    : QDialog(parent),
      experiment_(experiment),
      first_(new QComboBox(this)),
      second_(new QComboBox(this)),
      category_(new QComboBox(this)),
      first_log_(new QCheckBox(tr("log₁₀"), this)),
      second_log_(new QCheckBox(tr("log₁₀"), this)),
      picture_(new QLabel(this)),
      rows_(makeParagraph(this, false)),
      reasons_(makeParagraph(this, true)),
      reading_form_(new ReadingForm(this)) {
    setWindowTitle(tr("Columns of %1").arg(QFileInfo(text_of(experiment.data.file)).fileName()));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(10);
    auto* const form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(form, tr("&Horizontal axis, x₁"), first_, first_log_);
    addRow(form, tr("&Vertical axis, x₂"), second_, second_log_);
    form->addRow(tr("&Colour by"), category_);
    column->addLayout(form);
    picture_->setFixedSize(picture_size);
    picture_->setAutoFillBackground(true);
    picture_->setBackgroundRole(QPalette::Base);
    column->addWidget(picture_);
    column->addWidget(rows_);
    column->addWidget(reasons_);
    column->addWidget(reading_form_);
    column->addStretch(1);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    open_ = buttons->addButton(tr("Train on These"), QDialogButtonBox::AcceptRole);
    open_->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QWidget* before = first_;
    for (QWidget* next :
         std::initializer_list<QWidget*>{first_log_, second_, second_log_, category_, open_}) {
        setTabOrder(before, next);
        before = next;
    }
    first_log_->setAccessibleName(tr("Logarithm of the horizontal axis"));
    second_log_->setAccessibleName(tr("Logarithm of the vertical axis"));

    for (QComboBox* box : {first_, second_, category_}) {
        box->setMinimumContentsLength(shortest_box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    fillColumns(*data);
    first_log_->setChecked(data->columns.first_log);
    second_log_->setChecked(data->columns.second_log);
    connect(category_, &QComboBox::currentIndexChanged, this, &ColumnDialog::read);
    for (QCheckBox* box : {first_log_, second_log_})
        connect(box, &QCheckBox::toggled, this, &ColumnDialog::read);
    connect(reading_form_, &ReadingForm::changed, this, &ColumnDialog::readDifferently);
    connect(first_, &QComboBox::currentIndexChanged, this, &ColumnDialog::choose);
    connect(second_, &QComboBox::currentIndexChanged, this, &ColumnDialog::choose);
    timer_.setInterval(tick_ms);
    connect(&timer_, &QTimer::timeout, this, &ColumnDialog::showShare);
    const QImage picture = scatter(*data, Theme::of(palette()), devicePixelRatioF());
    showData(std::move(data), picture);
}

ColumnDialog::~ColumnDialog() {
    if (reading_) reading_->cancelled = true;
}

void ColumnDialog::addRow(QFormLayout* form, const QString& title, QComboBox* column,
                          QCheckBox* log) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(column, 1);
    row->addWidget(log);
    auto* const label = new QLabel(title);
    label->setBuddy(column);
    form->addRow(label, row);
}

DataSource ColumnDialog::source() const {
    DataSource source = experiment_.data;
    source.columns = {};
    if (!has_columns_) return source;
    source.columns = {first_->currentText().toStdString(), second_->currentText().toStdString(),
                      first_log_->isChecked(), second_log_->isChecked(),
                      category_->currentData().toString().toStdString()};
    return source;
}

void ColumnDialog::fillColumns(const TrainingData& data) {
    const QSignalBlocker first(first_), second(second_), category(category_);
    const auto place = [&](const std::string& title, int otherwise) {
        const auto found = std::ranges::find(data.numeric_columns, title);
        return found == data.numeric_columns.end()
                   ? otherwise
                   : static_cast<int>(found - data.numeric_columns.begin());
    };
    chosen_first_ = place(data.columns.first, 0);
    chosen_second_ = place(data.columns.second, 1);
    for (QComboBox* box : {first_, second_}) {
        box->clear();
        for (const std::string& name : data.numeric_columns) box->addItem(text_of(name));
    }
    category_->clear();
    category_->addItem(tr("one colour"), QString());
    for (const std::string& name : data.class_columns)
        category_->addItem(text_of(name), text_of(name));
    category_->setCurrentIndex(std::max(0, category_->findData(text_of(data.columns.category))));
    first_->setCurrentIndex(chosen_first_);
    second_->setCurrentIndex(chosen_second_);
}

void ColumnDialog::readDifferently() {
    experiment_.data.reading = reading_form_->reading();
    has_columns_ = false;
    read();
}

// Two columns that are chosen alike change places.
void ColumnDialog::choose() {
    if (first_->currentIndex() == second_->currentIndex()) {
        const QSignalBlocker first(first_), second(second_), log(first_log_), other(second_log_);
        const bool was_log = first_log_->isChecked();
        first_log_->setChecked(second_log_->isChecked());
        second_log_->setChecked(was_log);
        if (first_->currentIndex() != chosen_first_)
            second_->setCurrentIndex(chosen_first_);
        else
            first_->setCurrentIndex(chosen_second_);
    }
    chosen_first_ = first_->currentIndex();
    chosen_second_ = second_->currentIndex();
    read();
}

void ColumnDialog::read() {
    if (reading_) reading_->cancelled = true;
    const auto reading = reading_ = std::make_shared<Reading>();
    data_ = nullptr;
    open_->setEnabled(false);
    timer_.start();
    const DataRequest wanted = request_of(with_data(experiment_, source()));
    const auto work = [this, wanted, reading, theme = Theme::of(palette()),
                       pixel_ratio = devicePixelRatioF()]() -> Background::Deliver {
        constexpr bool with_floor = false;
        auto data = open_source(wanted, with_floor, reading.get());
        const QImage picture = scatter(*data, theme, pixel_ratio);
        return [this, reading, data = std::move(data), picture] {
            if (reading == reading_) showData(data, picture);
        };
    };
    background_.run(this, work, [this, reading](const QString& sentence) {
        if (reading == reading_) refuse(sentence);
    });
}

void ColumnDialog::showData(std::shared_ptr<const TrainingData> data, const QImage& picture) {
    reading_ = nullptr;
    timer_.stop();
    if (!has_columns_) {
        const QSignalBlocker log(first_log_), other(second_log_);
        first_log_->setChecked(false);
        second_log_->setChecked(false);
        fillColumns(*data);
        has_columns_ = true;
    }
    reading_form_->showReading(data->reading, text_of(data->form));
    data_ = std::move(data);
    open_->setEnabled(true);
    picture_->setPixmap(QPixmap::fromImage(picture));
    picture_->setAccessibleName(tr("The points: %1 to the right, %2 upwards")
                                    .arg(first_->currentText(), second_->currentText()));
    rows_->setText(tr("%1 of %2 rows are used.")
                       .arg(grouped(data_->points.cols()), grouped(data_->rows_read)));
    reasons_->setText(text_of(data_->notes));
}

void ColumnDialog::refuse(const QString& sentence) {
    reading_ = nullptr;
    timer_.stop();
    picture_->clear();
    picture_->setAccessibleName({});
    rows_->setText(tr("These columns cannot be trained on."));
    reasons_->setText(sentence);
}

void ColumnDialog::showShare() {
    const auto total = static_cast<double>(reading_->bytes_total.load());
    const auto done = static_cast<double>(reading_->bytes_done.load());
    rows_->setText(total > 0 ? tr("Reading: %1 %").arg(static_cast<int>(100 * done / total))
                             : tr("Reading…"));
    reasons_->clear();
}

} // namespace pushforward
