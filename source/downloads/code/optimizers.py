"""用同一个病态的二次函数比较五种优化方法，结果写进 loss.csv。"""
import csv

START, STEPS = (-9.0, 2.0), 100


def loss(x, y):
    return 0.5 * (x * x + 20 * y * y)


def gradient(x, y):
    return [x, 20 * y]


# 每种方法是一个函数：收到梯度和自己的记忆，返回这一步的位移
def sgd(g, memory, t, lr=2 / 21):
    return [-lr * gi for gi in g]


def momentum(g, memory, t, lr=0.13, mu=0.4):
    v = [mu * vi - lr * gi for vi, gi in zip(memory['v'], g)]
    memory['v'] = v
    return v


def adagrad(g, memory, t, lr=1.5):
    s = [si + gi * gi for si, gi in zip(memory['s'], g)]
    memory['s'] = s
    return [-lr * gi / (si ** 0.5 + 1e-8) for gi, si in zip(g, s)]


def average(old, new, rho):
    return [rho * oi + (1 - rho) * ni for oi, ni in zip(old, new)]


def rmsprop(g, memory, t, lr=0.2, rho=0.9):
    s = memory['s'] = average(memory['s'], [gi * gi for gi in g], rho)
    return [-lr * gi / (si ** 0.5 + 1e-8) for gi, si in zip(g, s)]


def adam(g, memory, t, lr=0.5, beta1=0.9, beta2=0.999):
    squares = [gi * gi for gi in g]
    m = memory['m'] = average(memory['m'], g, beta1)
    v = memory['v'] = average(memory['v'], squares, beta2)
    # 偏差修正
    m = [mi / (1 - beta1 ** t) for mi in m]
    v = [vi / (1 - beta2 ** t) for vi in v]
    return [-lr * mi / (vi ** 0.5 + 1e-8) for mi, vi in zip(m, v)]


def run(method):
    (x, y), path = START, [START]
    memory = {name: [0, 0] for name in 'msv'}
    for t in range(1, STEPS + 1):
        dx, dy = method(gradient(x, y), memory, t)
        x, y = x + dx, y + dy
        path.append((x, y))
    return path


METHODS = [sgd, momentum, adagrad, rmsprop, adam]

if __name__ == '__main__':
    paths = {method.__name__: run(method) for method in METHODS}
    with open('loss.csv', 'w', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(['step', *paths])
        for t in range(STEPS + 1):
            losses = [loss(*path[t]) for path in paths.values()]
            writer.writerow([t, *('%.6g' % x for x in losses)])
    for name, path in paths.items():
        print('%-9s %.2e' % (name, loss(*path[-1])))
