// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

#include "client/link/courier.hpp"
#include "client/views/viewer/picture_viewer.hpp"
#include "shared/base/ids.hpp"

namespace pult::client {

class Desk;

/// Fetches a picture whole, shows it in a window of its own and saves it as it was sent.
class PictureWindow final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureWindow)
public:
    /// All outlive it.
    PictureWindow(Desk& desk, Courier& courier, kit::Theme& theme, QObject* parent = nullptr);
    ~PictureWindow() override;

    void open(FileId id, const QString& name, const QImage& preview);

private:
    PictureViewer& viewer();
    void onFetched(FileId id, const Result<QByteArray>& bytes);
    void save();

    Desk& m_desk;
    Courier& m_courier;
    kit::Theme& m_theme;
    std::unique_ptr<PictureViewer> m_viewer; ///< made for the first picture
    FileId m_shown;
    QByteArray m_bytes; ///< as they came, for saving
};

} // namespace pult::client
