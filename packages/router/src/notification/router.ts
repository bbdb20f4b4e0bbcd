import { router } from "../trpc";
import { getUnread } from "./get-unread";
import { listNotifications } from "./list-notifications";
import { markRead } from "./mark-read";
import { onNotification } from "./on-notification";

export const notificationRouter = router({
  list: listNotifications,
  unread: getUnread,
  markRead,
  onChange: onNotification,
});
