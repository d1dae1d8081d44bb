// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"
#include "core/train/experiment.h"
#include "core/train/training_data.h"
#include "ui/session/background.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace pushforward {

class ReadingForm;

/// Asks which two columns of a table are the axes, whether to take their logarithms, and which
/// column gives the classes of the points, and shows how the file was read, which can be changed.
/// The resulting points are read in the background and shown, with a count of the rows used and the
/// reasons why others are left out.
class ColumnDialog : public QDialog {
    Q_OBJECT
public:
    /// The data of `experiment` are the file; `data` was read from it, and lists its columns and
    /// the two that are used.
    ColumnDialog(const Experiment& experiment, std::shared_ptr<const TrainingData> data,
                 QWidget* parent = nullptr);
    ~ColumnDialog() override;

    /// The file with the two columns, and the data read from them; null while they are not ready,
    /// or if they cannot be used for training.
    DataSource source() const;
    const std::shared_ptr<const TrainingData>& data() const { return data_; }

private:
    static void addRow(QFormLayout* form, const QString& title, QComboBox* column, QCheckBox* log);
    void fillColumns(const TrainingData& data);
    void choose();
    void readDifferently();
    void read();
    void showData(std::shared_ptr<const TrainingData> data, const QImage& picture);
    void refuse(const QString& sentence);
    void showShare();

    Experiment experiment_;
    std::shared_ptr<const TrainingData> data_;
    QComboBox *first_, *second_, *category_;
    QCheckBox *first_log_, *second_log_;
    int chosen_first_ = 0, chosen_second_ = 0;
    QLabel *picture_, *rows_, *reasons_;
    ReadingForm* reading_form_;
    bool has_columns_ = true; ///< false after a change of the reading: they may be others
    QPushButton* open_;
    QTimer timer_;
    std::shared_ptr<Reading> reading_; ///< null if nothing is being read
    Background background_;
};

} // namespace pushforward
