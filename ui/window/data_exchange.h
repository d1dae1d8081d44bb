// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/writers/table_writer.h"
#include "ui/session/background.h"
#include "ui/session/data_opener.h"

#include <QObject>

#include <functional>

class QImage;
class QMimeData;

namespace pushforward {

/// Takes data from other programs by clipboard and drop, and saves points to files.
class DataExchange : public QObject {
    Q_OBJECT
public:
    DataExchange(const Document& document, Run& run, DataOpener& opener, Background& background,
                 QWidget* window);

    /// Opens a file, an image, or text.
    static bool canTake(const QMimeData& data);

    /// Opens a file. Two columns of numbers become a painting, and so do points drawn from an
    /// image, because there is no file from which to open them again. A spreadsheet offers both
    /// text and an image: text is used if it holds numbers, otherwise the image.
    void take(const QMimeData& data);

    /// The filters of the dialog that saves points: one per writer, in order.
    static QStringList nameFilters();

    void paste();
    void askForFile(bool samples); ///< asks where to save the data, or samples of the flow
    void saveData(const QString& path);
    void saveSamples(const QString& path, int count);

Q_SIGNALS:
    void projectCame(const QString& path); ///< a file that holds no data, but a project
    void message(const QString& sentence, bool is_error);

private:
    bool canSaveData(); ///< if not, shows a sentence that says why
    QString askForPath(const QString& title, const QString& name);
    void save(const QString& path, std::function<WrittenTable()> table);
    void takePoints(const QString& text, const QImage& image);

    const Document& document_;
    Run& run_;
    DataOpener& opener_;
    Background& background_;
    QWidget* window_;
};

} // namespace pushforward
