// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/about.h"

#include <Eigen/Core>
#include <QCoreApplication>
#include <QMessageBox>

namespace pushforward {

void showAbout(QWidget* parent) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("About", text); };
    const QString eigen = QStringLiteral("%1.%2.%3")
                              .arg(EIGEN_WORLD_VERSION)
                              .arg(EIGEN_MAJOR_VERSION)
                              .arg(EIGEN_MINOR_VERSION);
    QMessageBox::about(
        parent, tr("About Pushforward"),
        tr("<h3>Pushforward %1</h3>"
           "<p>Watch normalizing flows learn: a Gaussian is warped, layer by layer, into the "
           "density of your data.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>"
           "<p>Made with Qt and Qt Charts %2, Eigen %3, PCG and libcsv. Colour maps viridis and "
           "magma: S. van der Walt and N. Smith; cividis: J. Nuñez, C. Anderton and R. "
           "Renslow.</p>")
            .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()), eigen));
}

} // namespace pushforward
