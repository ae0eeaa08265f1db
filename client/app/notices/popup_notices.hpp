// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <map>
#include <memory>

#include "client/app/notices/notice_board.hpp"
#include "client/views/notices/notice_popup.hpp"

namespace pult::client {

/// Popups in windows of our own, one over the other in the lower corner of the screen.
class PopupNotices final : public NoticeBoard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PopupNotices)
public:
    static constexpr int kShownMs = 8000;

    /// `theme` outlives it.
    explicit PopupNotices(const kit::Theme& theme, QObject* parent = nullptr);

    ~PopupNotices() override;

    void show(const Notice& notice) override;
    void withdraw(const QString& key) override;
    bool isWrittenIn() const override;

private:
    struct Shown {
        std::unique_ptr<NoticePopup, void (*)(NoticePopup*)> popup;
        std::unique_ptr<QTimer> timer;
        unsigned number = 0; ///< in the order they came
    };
    Shown& shown(const QString& key);
    void close(const QString& key);
    void remove(const QString& key);
    void tellUnsent(const NoticePopup& popup);
    void stack();

    const kit::Theme& m_theme;
    std::map<QString, Shown> m_shown;
    unsigned m_count = 0;
};

} // namespace pult::client
